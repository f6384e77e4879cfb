import { describe, expect, it } from 'vitest'
import { PROSE } from '../../scripts/browser/article-page'
import { fingerprint, isSameText } from '../../utils/compare/fingerprint'
import { superLinearIn } from '../linear'

const CHINESE = [
  '海港城的市议会星期二晚间表决，决定重建旧海堤。此前两个冬天，海浪一直冲到市集广场，四十户人家被淹。',
  '工程师多年来一直警告说，这道一百年前用当地石料修筑的堤坝经不起又一场同样的风暴，单是修补的费用就逐年增加。',
  '工程将于春天动工，预计历时三年。在打地基期间，低处街道的居民将被安排到别处居住，费用由市政府负担。',
  '两名议员投了反对票。他们要求修一道较矮的堤坝和更宽的海滩，并说这笔钱会从本区的学校里省出来。',
]
const BOILERPLATE = [
  'We and our partners use cookies to store and access personal data such as browsing data, to serve and personalise content and advertising, and to analyse how visitors use this site. You may change your choice at any time.',
  'To continue reading, subscribe today: your first month is free, and you may end your subscription at any time. Already a subscriber? Log in to read this article and all others on all your devices without limits.',
  '© 2026 Harbour Gazette. All rights reserved. No part of this site may be reproduced without written permission of the publisher, in whole or in part, in any form whatever, except for brief quotations in reviews.',
]

const same = (a: readonly string[], b: readonly string[]) =>
  isSameText(fingerprint(a.join('\n')), fingerprint(b.join('\n')))

describe('two texts are the same', () => {
  it.each([
    ['English', PROSE],
    ['Chinese', CHINESE],
  ])('%s, regardless of case, width, punctuation and spaces', (_, paragraphs) => {
    const other = paragraphs.map((p) =>
      p
        .toUpperCase()
        .replace(/[,.，。]/g, ' ')
        .replace(/(.{20})/gu, '$1\u00a0'),
    )
    expect(fingerprint(paragraphs.join('\n'))).toHaveLength(paragraphs.length)
    expect(same(paragraphs, other)).toBe(true)
    const wide = paragraphs.map((p) => p.replace(/[a-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)))
    expect(same(paragraphs, wide)).toBe(true)
  })

  it.each([
    ['English', PROSE],
    ['Chinese', CHINESE],
  ])('%s, with one paragraph rewritten or others added below', (_, paragraphs) => {
    const [first, ...rest] = paragraphs
    expect(same(paragraphs, [`${first} More.`, ...rest])).toBe(true)
    expect(same(paragraphs, [...paragraphs, 'Short.', ...BOILERPLATE])).toBe(true)
  })
})

describe('two texts are not the same', () => {
  it('if they mostly differ, or one is only part of the other', () => {
    expect(same(PROSE, CHINESE)).toBe(false)
    expect(same(PROSE, [...PROSE.slice(0, 2), ...CHINESE])).toBe(false)
    expect(same(PROSE, PROSE.slice(0, 2))).toBe(false)
  })

  it('if they share only boilerplate of their site', () => {
    expect(same([...PROSE, ...BOILERPLATE], [...CHINESE, ...BOILERPLATE])).toBe(false)
    expect(fingerprint(BOILERPLATE.join('\n'))).toEqual([])
  })

  it('if they are too short to identify', () => {
    for (const short of ['', 'Breaking news.', PROSE[0], CHINESE[0] ?? '', '短讯。\n'.repeat(200)]) {
      expect(fingerprint(short)).toEqual([])
      expect(same([short], [short])).toBe(false)
    }
  })
})

it('has at most eight marks, and takes time that grows with the text', () => {
  const long = (size: number) => Array.from({ length: size }, (_, i) => `Paragraph ${i}: ${PROSE[i % 4]}`).join('\n')
  expect(fingerprint(long(500))).toHaveLength(8)
  expect(superLinearIn(fingerprint, long, { size: 2000 })).toBeUndefined()
})
