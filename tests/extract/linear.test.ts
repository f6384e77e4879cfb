import { JSDOM } from 'jsdom'
import { beforeAll, expect, it } from 'vitest'
import { extract } from '../../utils/extract/extract'
import { Problem } from '../../utils/problem'
import { superLinearIn } from '../linear'
import { throwFault } from './throw-fault'

const host = new JSDOM('', { url: 'https://news.example/' }).window

const PROSE =
  '<p>The council voted on Tuesday to rebuild the old wall, and nobody asked what it would cost. </p>'.repeat(9)

const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
const content = (text: string) => attribute(text).replaceAll('<', '&lt;')

const metas = ['description', 'keywords', 'author', 'article:published_time', 'og:title', 'og:site_name', 'og:image']

/** A page that says the same in every place where extraction looks for something. */
const page = (text: string) => `<html lang="${attribute(text)}"><head><title>${content(text)}</title>
${metas.map((name) => `<meta name="${name}" content="${attribute(text)}">`).join('')}
<meta property="og:type" content="article"><meta name="x-publish-date" content="2026-${attribute(text)}">
<link rel="canonical" href="https://news.example/${attribute(text)}">
<script type="application/ld+json">${JSON.stringify({
  '@type': 'NewsArticle',
  ...{ headline: text, description: text, name: text, keywords: text, articleSection: text, datePublished: text },
  ...{
    author: { '@type': 'Person', name: text },
    publisher: { name: text },
    articleBody: text,
    image: text,
    url: text,
  },
}).replaceAll('<', '\\u003c')}</script></head><body>
<noscript>${content(text)}</noscript>
<article class="${attribute(text)}" id="${attribute(text)}"><h1>${content(text)}</h1>
<div class="byline">By ${content(text)}</div><a rel="author" href="/author/${attribute(text)}">${content(text)}</a>
<time datetime="${attribute(text)}">2026 ${content(text)}</time><span>4 March 2026 ${content(text)}</span>
<figure><img src="/a.jpg?${attribute(text)}" srcset="${attribute(text)}" data-src="${attribute(text)}" alt="${attribute(text)}">
<figcaption>${content(text)}</figcaption></figure>${PROSE}<h2>${content(text)}</h2><p>${content(text)}</p>
<blockquote>${content(text)}</blockquote><ul><li>${content(text)}</li></ul><pre><code>${content(text)}</code></pre>
<p>a <code>${content(text)}</code> <em>${content(text)}</em> <a href="https://news.example/${attribute(text)}">${content(text)}</a></p>
<table><tr><th>a</th><td>${content(text)}</td></tr><tr><td>b</td><td>c</td></tr></table>
<iframe src="https://video.example/${attribute(text)}" title="${attribute(text)}"></iframe>
<video src="/a.mp4?${attribute(text)}" title="${attribute(text)}"></video></article>
<a rel="tag" href="/tag/${attribute(text)}">${content(text)}</a></body></html>`

/** Characters said in each of some fifty places. */
const LENGTH = 16_000

function read(document: Document): void {
  const [url, now] = ['https://news.example/a', Date.UTC(2026, 10, 23)]
  try {
    extract({ document, host: host.document, url, now, timeZone: 'UTC', onFault: throwFault })
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
  }
}
const parsed = (text: string): Document => new host.DOMParser().parseFromString(page(text), 'text/html')

// Compiled before anything is measured.
beforeAll(() => read(parsed('word '.repeat(500))))

it.each([
  ...['<', '< ', '<a ', '(', '`', '#', '/', '&amp', '|', 'T', 'a, '],
  ...['[', '](', '<!--', '{{', '_*', '-', '\\', 'data:', '2026-', 'e\u0301', '\u0301', '👩\u200d'],
  ...[' ', '\n', '\u00a0', '\u3000', '中 ', 'ぁ【'],
])('reads a page that says %j thousands of times in time that grows with it', { timeout: 120_000 }, (pump) => {
  const pageOf = (size: number) => parsed(pump.repeat(size / pump.length))
  expect(superLinearIn(read, pageOf, { size: LENGTH })).toBeUndefined()
})
