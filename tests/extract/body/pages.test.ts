import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { modelOf } from '../../../utils/extract/body/find-body'
import { FOREIGN } from '../../../utils/extract/body/foreign'
import { markRead } from '../../../utils/extract/body/readability'
import { RULES } from '../../../utils/extract/body/rules'
import { extract } from '../../../utils/extract/extract'
import { pageFacts } from '../../../utils/extract/page/page-facts'
import { snapshot } from '../../../utils/extract/page/snapshot'
import { documentOf } from '../../dom'
import { throwFault } from '../throw-fault'
import { readOf } from './page'
import { withSiteAround } from './site-around'

const FOLDER = new URL('../../pages/body/', import.meta.url)
const file = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8')
const NAMES = readdirSync(FOLDER).flatMap((name) => (name.endsWith('.html') ? name.slice(0, -'.html'.length) : []))

const ADDRESS = 'https://news.example/a/1'
const documentFor = (name: string) => documentOf(withSiteAround(file(`${name}.html`)), ADDRESS)

const read = (name: string): string => {
  const document = documentFor(name)
  const input = { url: ADDRESS, document, now: Date.UTC(2026, 10, 23), timeZone: 'UTC', onFault: throwFault }
  return `${extract(input).markdown.trim()}\n`
}

describe('each page reads as the file beside it', () => {
  it.each(NAMES)('%s', (name) => expect(read(name)).toBe(file(`${name}.md`)))
})

const PAGE_OF_RULE: Record<string, string> = {
  rescue: 'rescue',
  rejoin: 'rejoin',
  gaps: 'gaps',
  asides: 'asides',
  classes: 'classes',
  linky: 'linky',
  captions: 'captions',
  dates: 'dates',
  title: 'title',
  tailhead: 'tailhead',
  standfirst: 'standfirst',
  leadclass: 'leadclass',
  dups: 'dups',
}

const PAGE_OF_FOREIGN: Record<string, string> = {
  consent: 'consent',
  form: 'newsletter',
  otherStory: 'other-story',
}

/** The model knows these cases too, on a page as plain as ours: the rule is for pages where it is less sure. */
const ALSO_KNOWN_TO_THE_MODEL =
  'rescue rejoin gaps classes linky captions dates title tailhead standfirst otherStory'.split(' ')

const modelFor = (name: string) => {
  const document = documentFor(name)
  const facts = pageFacts(document, ADDRESS)
  const { copy } = snapshot(document, ADDRESS)
  const page = modelOf(copy, facts, '', throwFault)
  markRead(page, copy, throwFault)
  return page
}

/** What `work` gives while the table has nothing in the place of an entry. */
function without<T, R>(table: Record<string, T>, name: string, nothing: T, work: () => R): R {
  const entry = table[name] as T
  table[name] = nothing
  try {
    return work()
  } finally {
    table[name] = entry
  }
}

describe('every rule has its page', () => {
  it('and every page named here its rule', () => {
    expect(Object.keys(PAGE_OF_RULE)).toEqual(Object.keys(RULES))
    expect(Object.keys(PAGE_OF_FOREIGN)).toEqual(Object.keys(FOREIGN))
  })

  it.each(Object.entries(PAGE_OF_RULE))('RULES.%s corrects something on the page "%s"', (name, pageName) => {
    const page = modelFor(pageName)
    const isForeign = Object.values(FOREIGN).map((reason) => reason(page))
    const kept = readOf(page, (block) => block.read && !isForeign.some((test) => test(block)))
    for (const [other, rule] of Object.entries(RULES)) {
      const before = [...kept]
      rule(page, kept)
      if (other !== name) continue
      expect([...kept]).not.toEqual(before)
      return
    }
  })

  it.each(Object.entries(PAGE_OF_FOREIGN))('FOREIGN.%s finds something on the page "%s"', (name, pageName) => {
    const page = modelFor(pageName)
    expect(page.blocks.some(FOREIGN[name]?.(page) ?? (() => false))).toBe(true)
  })

  const needed = (pages: Record<string, string>) =>
    Object.entries(pages).filter(([name]) => !ALSO_KNOWN_TO_THE_MODEL.includes(name))

  it.each(needed(PAGE_OF_RULE))('without RULES.%s the page "%s" comes out otherwise', (name, page) => {
    expect(read(page)).toBe(file(`${page}.md`))
    expect(
      without(
        RULES,
        name,
        () => {},
        () => read(page),
      ),
    ).not.toBe(file(`${page}.md`))
  })

  it.each(needed(PAGE_OF_FOREIGN))('without FOREIGN.%s the page "%s" comes out otherwise', (name, page) => {
    expect(read(page)).toBe(file(`${page}.md`))
    expect(
      without(
        FOREIGN,
        name,
        () => () => false,
        () => read(page),
      ),
    ).not.toBe(file(`${page}.md`))
  })
})
