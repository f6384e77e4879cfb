import { describe, expect, it } from 'vitest'
import { compare, compareWords, type Words } from '../../utils/compare/compare'
import { superLinearIn } from '../linear'
import { makeArticle } from '../make-article'

const long = (word: string, size: number) => Array.from({ length: size }, (_, i) => `${word} number ${i} `.repeat(8))
const PATIENCE = 10_000
const text = (...paragraphs: string[]) => makeArticle({ text: paragraphs.join('\n') })
const kinds = (before: string[], after: string[]) =>
  compare(text(...before), text(...after)).paragraphs.map((paragraph) =>
    'text' in paragraph ? `${paragraph.kind} ${paragraph.text}` : `${paragraph.before} → ${paragraph.after}`,
  )
const marked = (words: readonly Words[]) =>
  words.map(({ kind, text }) => ({ same: text, added: `{+${text}+}`, removed: `[-${text}-]` })[kind]).join('')

const WALL = 'The council voted on Tuesday to rebuild the old sea wall.'
const HOUSES = 'Forty houses had been flooded in two winters.'
const SPRING = 'The work will begin in spring and last three years.'

describe('compare', () => {
  it('names the fields that differ in meaning', () => {
    const before = makeArticle({
      title: 'A',
      authors: ['Anne'],
      published: '2026-03-04T18:30:00+01:00',
      tags: ['x', 'y'],
    })
    const after = { ...before, title: 'B', published: '2026-03-04T17:30:00.000Z', tags: ['y', 'x'], description: 'New' }
    expect(compare(before, after)).toEqual({
      fields: ['title', 'description'],
      pictures: false,
      paragraphs: [{ kind: 'same', text: 'Text.' }],
    })
  })

  it('ignores a date computed from "3 hours ago"', () => {
    const counted = (published: string) =>
      makeArticle({ published, evidence: { published: [{ value: published, source: 'relative: .byline' }] } })
    const [before, after] = [counted('2026-03-04T18:00:00Z'), counted('2026-03-04T19:00:00Z')]
    expect(compare(before, after).fields).toEqual([])
    expect(compare(before, makeArticle({ published: '2026-03-04T18:20:00Z' })).fields).toEqual([])
  })

  it('finds reworded, added and removed paragraphs', () => {
    const changed = 'The council voted on Wednesday to rebuild the old sea wall and the pier.'
    expect(kinds([WALL, HOUSES], [changed, HOUSES, SPRING])).toEqual([
      `${WALL} → ${changed}`,
      `same ${HOUSES}`,
      `added ${SPRING}`,
    ])
    expect(kinds([WALL, HOUSES, SPRING], [WALL, SPRING])).toEqual([
      `same ${WALL}`,
      `removed ${HOUSES}`,
      `same ${SPRING}`,
    ])
  })

  it('pairs similar paragraphs, not those at the same position', () => {
    const changed = SPRING.replace('spring', 'autumn')
    expect(kinds([SPRING, 'Etwas ganz Neues.'], ['Ein Vorspann, kurz.', changed])).toEqual([
      'added Ein Vorspann, kurz.',
      `${SPRING} → ${changed}`,
      'removed Etwas ganz Neues.',
    ])
  })

  it('ignores white space and Unicode composition', () => {
    expect(kinds(['Caf\u00e9  au lait'], ['Cafe\u0301 au lait '])).toEqual(['same Caf\u00e9 au lait'])
  })

  it('reports a new picture, but not the same one from another host or in another size', () => {
    const image = (url: string) => makeArticle({ images: [{ url }] })
    const before = image('https://a.example/img/wall.jpg?w=600')
    expect(compare(before, image('https://b.example/wall.jpg?w=1200')).pictures).toBe(false)
    expect(compare(before, image('https://a.example/img/pier.jpg')).pictures).toBe(true)
  })

  it('takes time that grows with two texts that differ in every paragraph', () => {
    const pair = (size: number) => [text(...long('alpha', size)), text(...long('beta', size))] as const
    expect(compare(...pair(600)).paragraphs.length).toBeGreaterThanOrEqual(600)
    expect(superLinearIn((two) => compare(...two), pair, { size: 2400 })).toBeUndefined()
  })
})

describe('compareWords', () => {
  it.each([
    ['The old sea wall', 'The new sea wall', 'en', 'The [-old-]{+new+} sea wall'],
    ['two long winters passed', 'three short winters passed', 'en', '[-two long-]{+three short+} winters passed'],
    ['市议会星期二决定重建旧海堤', '市议会星期三决定重建旧海堤', 'zh', '市议会[-星期二-]{+星期三+}决定重建旧海堤'],
    ['المجلس قرر يوم الثلاثاء', 'المجلس قرر يوم الأربعاء', 'ar', 'المجلس قرر يوم [-الثلاثاء-]{+الأربعاء+}'],
    ['', 'Jane Doe', 'en', '{+Jane Doe+}'],
    ['same', 'same', 'not a tag', 'same'],
  ])('%s → %s', (before, after, language, result) => {
    expect(marked(compareWords(before, after, language, PATIENCE))).toBe(result)
  })

  it('keeps all words of both texts', () => {
    const [before, after] = [`${WALL} ${HOUSES}`, `${HOUSES} ${SPRING}`]
    const words = compareWords(before, after, 'en', PATIENCE)
    const without = (kind: Words['kind']) => words.flatMap((part) => (part.kind === kind ? [] : part.text)).join('')
    expect(without('added')).toBe(before)
    expect(without('removed')).toBe(after)
  })

  it('returns the texts as a whole if there is no time left', () => {
    expect(marked(compareWords(WALL, SPRING, 'en', 0))).toBe(`[-${WALL}-]{+${SPRING}+}`)
  })
})
