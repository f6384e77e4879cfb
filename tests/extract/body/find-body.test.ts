import { describe, expect, it } from 'vitest'
import { findBody, modelOf } from '../../../utils/extract/body/find-body'
import { pageFacts } from '../../../utils/extract/page/page-facts'
import { snapshot } from '../../../utils/extract/page/snapshot'
import { documentOf } from '../../dom'
import { throwFault } from '../throw-fault'
import { prose } from './page'

const URL_OF_PAGE = 'https://news.example/a/1'
const parsed = (html: string) => {
  const document = documentOf(html)
  return { facts: pageFacts(document, URL_OF_PAGE), copy: snapshot(document, URL_OF_PAGE).copy }
}
const found = (html: string, title = 'Titel') => {
  const { facts, copy } = parsed(html)
  return findBody(copy, facts, title, throwFault)?.textContent?.replace(/\s+/g, ' ').trim()
}
const jsonLd = (node: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Titel', ...node })}</script>`
const plain = (name: string, count: number) => prose(name, count).replaceAll('</p>', '\n').replaceAll('<p>', '').trim()

describe('findBody: text that the page declares instead of showing it', () => {
  it.each([
    ['nothing is shown', '<div id="app"></div>'],
    ['only a caption is shown', '<div id="app"><p>Foto: dpa</p></div>'],
    ['the beginning is shown', `<article><h1>Titel</h1>${prose('Absatz', 2)}</article>`],
  ])('is the body where %s', (_, html) => {
    expect(found(`<body>${html}${jsonLd({ articleBody: plain('Absatz', 9) })}`)).toContain('Absatz 9')
  })

  it('is not where the page shows most of it', () => {
    const html = `<article><h1>Titel</h1>${prose('Absatz', 6)}</article>`
    expect(found(`<body>${html}${jsonLd({ articleBody: plain('Absatz', 9) })}`)).not.toContain('Absatz 9')
  })

  it('is not where it is another text', () => {
    const html = `<article><h1>Titel</h1>${prose('Absatz', 3)}</article>`
    expect(found(`<body>${html}${jsonLd({ articleBody: plain('Anderes', 20) })}`)).not.toContain('Anderes')
  })
})

describe('modelOf: what the model sees of the page', () => {
  it('the longest description and the title for sharing', () => {
    const { facts, copy } = parsed(
      '<title>Titel | Tagblatt</title><meta property="og:title" content="Brand im Hafen"><meta name="description" content="Kurz"><meta property="og:description" content="Ein Lager stand in Flammen"><body><p>Brand im Hafen</p><p>Ein Lager stand in Flammen</p>',
    )
    const [title, description] = modelOf(copy, facts, '', throwFault).blocks
    expect(title?.coverage.ofTitle).toBe(1)
    expect(description?.coverage.ofDescription).toBe(1)
  })

  it('blocks streamed hidden are shown', () => {
    const { facts, copy } = parsed('<body><div hidden id="S:1"><p>Gestreamt</p></div><p hidden>Versteckt</p>')
    expect(
      modelOf(copy, facts, '', throwFault).blocks.map(({ element }) => element.closest('[hidden]') !== null),
    ).toEqual([false, true])
  })
})
