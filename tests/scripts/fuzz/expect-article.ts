import { expect } from 'vitest'
import type { Article } from '../../../utils/article'
import { sanitise } from '../../../utils/extract/clean/sanitise'
import { tidy } from '../../../utils/extract/clean/tidy'
import { serialise } from '../../../utils/extract/output/serialise'
import { ATTRIBUTES, BLOCKS, INLINES } from '../../../utils/extract/page/html-vocabulary'

const MOMENT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/

const OPTIONAL = ['agency', 'publisher', 'language', 'description', 'section'] as const

/** What holds of every Article, whatever the page: see `utils/article.ts`. `host` lends its parser. */
export function expectArticle(article: Article, host: Document): void {
  expect(JSON.parse(JSON.stringify(article)), 'plain JSON').toEqual(article)
  for (const name of ['url', 'title', 'html', 'markdown', 'text'] as const)
    expect(article[name], name).toBeTypeOf('string')
  for (const name of OPTIONAL) if (name in article) expect(article[name], name).toMatch(/\S/)
  for (const name of ['published', 'modified'] as const)
    if (name in article) expect(article[name], name).toMatch(MOMENT)
  for (const name of ['authors', 'tags'] as const) {
    expect(
      article[name].every((each) => typeof each === 'string' && each.trim() !== ''),
      name,
    ).toBe(true)
    expect(new Set(article[name]).size, `${name} once`).toBe(article[name].length)
  }
  for (const { url } of [...article.images, ...(article.image ? [article.image] : [])])
    expect(url).toMatch(/^https?:\/\//i)
  for (const [field, evidence] of Object.entries(article.evidence)) {
    expect(evidence?.length, field).toBeGreaterThan(0)
    for (const { value, source } of evidence ?? [])
      expect([typeof value, typeof source], field).toEqual(['string', 'string'])
  }
  if (article.evidence.title) expect(article.evidence.title[0]?.value).toBe(article.title)
  expectClean(article.html, host)
}

/** Only our vocabulary, and the same again when it is read back and sanitised once more. */
function expectClean(html: string, host: Document): void {
  const parse = (source: string) => {
    const { body } = host.implementation.createHTMLDocument('')
    body.innerHTML = source
    return body
  }
  const body = parse(html)
  for (const element of body.querySelectorAll('*')) {
    expect([...BLOCKS, ...INLINES]).toContain(element.localName)
    for (const { name, value } of element.attributes) expect(value, name).toMatch(ATTRIBUTES[name]?.value ?? /$^/)
  }
  const again = tidy(sanitise(body, host))
  // The sanitiser cuts flat what is deeper; tidying may have put some of it a little deeper than that.
  if (depthOf(body) > DEEPEST) expect(again.textContent, 'sanitised again').toBe(body.textContent)
  else expect(serialise(again), 'sanitised again').toBe(html)
}

/** Levels of elements, as deep as the sanitiser keeps in any page. */
const DEEPEST = 195

function depthOf(root: Element): number {
  let deepest = 0
  for (const leaf of root.querySelectorAll(':not(:has(*))')) {
    let depth = 0
    for (let e: Element | null = leaf; e && e !== root; e = e.parentElement) depth++
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
