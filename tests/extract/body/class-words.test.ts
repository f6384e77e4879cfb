import { describe, expect, it } from 'vitest'
import { CLASS_GROUPS, type ClassGroup, groups, groupsOf } from '../../../utils/extract/body/class-words'
import { documentOf } from '../../dom'

const named = (attributes: string): ClassGroup[] => {
  const element = documentOf(`<body><div ${attributes}></div></body>`).body.firstElementChild as Element
  return CLASS_GROUPS.filter((group) => groupsOf(element) & groups(group))
}

describe('groupsOf: what makers call the parts of a page', () => {
  it.each<[string, ClassGroup[]]>([
    ['class="related-articles"', ['related']],
    ['class="relatedArticles"', ['related']],
    ['class="news_related"', ['related', 'article']],
    ['class="recommendation"', ['related']],
    ['id="newsletter-box"', ['promo']],
    ['itemprop="articleBody"', ['body', 'article']],
    ['data-testid="standfirst"', ['lead']],
    ['class="photo3"', ['caption']],
    ['class="Werbung"', ['ad']],
    ['class="occhiello"', ['lead']],
    ['class="css-1x2y3z"', []],
    ['', []],
  ])('%s: %o', (attributes, expected) => expect(named(attributes)).toEqual(expected))

  it.each([
    ['a word inside another', 'class="shadow download interview"'],
    ['a word that only begins like one', 'class="adorable cardiology"'],
    ['other attributes', 'title="related" href="newsletter"'],
    ['what comes after 300 characters', `class="${'x'.repeat(300)} related"`],
  ])('is not misled by %s', (_, attributes) => expect(named(attributes)).toEqual([]))

  it('gives every group a bit of its own', () => {
    expect(new Set(CLASS_GROUPS.map((group) => groups(group))).size).toBe(CLASS_GROUPS.length)
    expect(groups('lead', 'body')).toBe(groups('lead') | groups('body'))
  })
})
