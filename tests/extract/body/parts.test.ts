import { describe, expect, it } from 'vitest'
import { ASIDE, PART, partsOf } from '../../../utils/extract/body/parts'
import { UNSEEN } from '../../../utils/extract/page/snapshot'
import { documentOf } from '../../dom'

type Part = keyof typeof PART
const parts = (html: string): Part[] => {
  const element = documentOf(`<body>${html}</body>`).body.firstElementChild as Element
  return (Object.keys(PART) as Part[]).filter((part) => partsOf(element) & PART[part])
}

describe('partsOf: what an element is', () => {
  it.each<[string, Part[]]>([
    ['<article></article>', ['article']],
    ['<div></div>', []],
    ['<div role="complementary"></div>', ['aside']],
    ['<div role="Navigation"></div>', ['nav']],
    ['<div role="alertdialog"></div>', ['dialog']],
    ['<section role="main"></section>', ['main']],
    ['<section role="region"></section>', []],
    ['<ol></ol>', ['list']],
    ['<figcaption></figcaption>', ['figure']],
    ['<h4></h4>', ['heading']],
    ['<div itemprop="articleBody"></div>', ['marked']],
    ['<article itemprop="text articleBody"></article>', ['article', 'marked']],
    ['<p hidden></p>', ['hidden']],
    [`<p ${UNSEEN}></p>`, ['hidden']],
    ['<p aria-hidden="true"></p>', ['hidden']],
    ['<p aria-hidden="false"></p>', []],
    ['<p style="color: red; display:none"></p>', ['hidden']],
    ['<p style="visibility: hidden"></p>', ['hidden']],
    ['<p style="display: block"></p>', []],
  ])('%s: %o', (html, expected) => expect(parts(html)).toEqual(expected))

  it('gives each part a bit of its own', () => {
    const bits = Object.values(PART)
    expect(bits.reduce((sum: number, bit) => sum | bit, 0)).toBe(bits.reduce((sum: number, bit) => sum + bit, 0))
  })

  it.each<Part>(['aside', 'nav', 'footer', 'form'])('%s is outside of the article', (part) => {
    expect(ASIDE & PART[part]).toBeTruthy()
  })
})
