import fc from 'fast-check'
import { BLOCKS, INLINES } from '../../utils/extract/page/html-vocabulary'
import { ACTIVE_TEXT } from '../extract/active-text'

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values)

/** A paragraph that makes a page an article. */
const PROSE = 'The council agreed on the new bridge after two days of talks, and the work begins in March, it said. '

/** Text as no editor would write it: halves of characters, controls, directions, markup and Markdown as text. */
const text = fc.oneof(
  { weight: 4, arbitrary: fc.constant(PROSE) },
  { weight: 2, arbitrary: oneOf(...ACTIVE_TEXT) },
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  oneOf(
    '\0',
    '\uD800',
    '\uDC00x',
    '\u202E\u2066abc\u2069',
    '\uFEFF',
    '\u2028',
    '\u200B',
    '　　字，\n字',
    '   ',
    '\r\n\t',
    'x'.repeat(5000),
  ),
)

const address = fc.oneof(
  oneOf(
    'https://a.example/i.jpg',
    'javascript:alert(1)',
    '//a.example',
    '#n1',
    '',
    'https://',
    'https://[::1',
    'http://a b/',
  ),
  oneOf('data:image/svg+xml,<svg onload=alert(1)>', 'https://a.example/%E7%BE%8e?q=a+b#c', 'HTTPS://A.EXAMPLE/\u202E'),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.string({ unit: 'binary', maxLength: 12 }),
)

/** Names that hide an element's or the document's own properties when a form or an image carries them. */
const CLOBBERING =
  'attributes childNodes children parentNode nodeName nodeType localName firstChild textContent remove querySelector querySelectorAll getElementsByTagName closest body head title documentElement implementation cloneNode innerHTML'

const attribute = fc.oneof(
  fc.tuple(oneOf('href', 'src', 'cite', 'data-src', 'srcset', 'poster', 'data-href', 'content'), address),
  fc.tuple(oneOf('id', 'name'), oneOf(...CLOBBERING.split(' '))),
  fc.tuple(
    oneOf('start', 'value', 'span', 'colspan', 'rowspan', 'width', 'height'),
    fc.oneof(fc.integer().map(String), oneOf('99999', '-1', 'x', '1e9')),
  ),
  fc.tuple(
    oneOf(
      'lang',
      'dir',
      'alt',
      'title',
      'datetime',
      'style',
      'onclick',
      'is',
      'slot',
      'hidden',
      'reversed',
      'type',
      'encoding',
    ),
    text,
  ),
  fc.tuple(
    oneOf('class', 'itemprop', 'rel', 'role', 'property', 'aria-hidden'),
    oneOf(
      'author',
      'byline',
      'articleBody',
      'datePublished',
      'katex-html',
      'linenos',
      'related',
      'dialog',
      'true',
      'date',
    ),
  ),
)

const NAMES = [
  ...BLOCKS,
  ...INLINES,
  ...'article section main header footer nav aside form input button select option textarea template script style noscript'.split(
    ' ',
  ),
  ...'iframe object embed video audio source picture svg math mi mtext annotation foreignObject desc title canvas slot'.split(
    ' ',
  ),
  ...'frameset frame head body html base meta link x-card center font marquee plaintext xmp listing keygen isindex'.split(
    ' ',
  ),
]

const element = fc.letrec<{ node: string; nodes: string }>((tie) => ({
  nodes: fc.array(tie('node'), { maxLength: 5, depthIdentifier: 'depth' }).map((parts) => parts.join('')),
  node: fc.oneof(
    { depthIdentifier: 'depth', withCrossShrink: true, maxDepth: 6 },
    fc.tuple(text, fc.boolean()).map(([raw, isEscaped]) => (isEscaped ? escapeHtml(raw) : raw)),
    fc
      .record({
        name: oneOf(...NAMES),
        attributes: fc.array(attribute, { maxLength: 3 }),
        inside: tie('nodes'),
        isClosed: fc.boolean(),
      })
      .map(({ name, attributes, inside, isClosed }) => {
        const list = attributes.map(([key, value]) => ` ${key}="${escapeHtml(value)}"`).join('')
        return `<${name}${list}>${inside}${isClosed ? `</${name}>` : ''}`
      }),
    fc
      .record({
        name: oneOf('div', 'b', 'a href=x', 'ul><li', 'blockquote', 'svg', 'table><td', 'font'),
        times: fc.nat(60),
      })
      .map(({ name, times }) => `<${name}>`.repeat(times)),
  ),
})).nodes

const escapeHtml = (raw: string) => raw.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

const moment = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  oneOf(
    '2026-02-30',
    '0000-00-00',
    '2026-10-07T19:46:00+99:99',
    '令和8年11月23日',
    '1405/09/02',
    '３時間前',
    'yesterday',
    '99999999999999999999',
  ),
  text,
)

/** JSON-LD of any shape under the names that are read: wrong types, references in circles, depth, huge numbers. */
const structured = fc.letrec<{ value: unknown }>((tie) => {
  const names =
    '@type @id @graph headline author creator name publisher datePublished dateModified image url articleBody keywords articleSection inLanguage isAccessibleForFree mainEntityOfPage logo description itemListElement'
  return {
    value: fc.oneof(
      { depthIdentifier: 'ld', maxDepth: 7 },
      fc.oneof(
        text,
        moment,
        address,
        oneOf('NewsArticle', 'Person', 'Organization', '#a', '#b', 'Thing'),
        fc.constant(['NewsArticle', 'Thing']),
      ),
      fc.oneof(fc.double(), fc.bigInt().map(Number), fc.boolean(), fc.constant(null)),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(oneOf(...names.split(' ')), tie('value'), { maxKeys: 7 }),
      fc.record({
        '@type': fc.constant('NewsArticle'),
        headline: text,
        author: tie('value'),
        datePublished: moment,
        publisher: tie('value'),
      }),
      fc.record({
        '@id': oneOf('#a', '#b'),
        author: fc.constant({ '@id': '#b' }),
        publisher: fc.constant({ '@id': '#a' }),
      }),
    ),
  }
}).value

const jsonLd = fc.oneof(
  structured.map((value) => JSON.stringify(value)),
  fc.nat(3000).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc.nat(3000).map((depth) => `${'{"author":'.repeat(depth)}1${'}'.repeat(depth)}`),
  text,
)

const meta = fc.tuple(
  oneOf(
    'og:title',
    'og:type',
    'og:url',
    'og:image',
    'og:site_name',
    'article:published_time',
    'article:tag',
    'author',
    'keywords',
    'description',
    'date',
    'news_keywords',
    'og:locale',
  ),
  fc.oneof(text, moment, address),
)

/** A whole page as source text. */
export const oddPage = fc
  .record({
    metas: fc.array(meta, { maxLength: 6 }),
    data: fc.array(jsonLd, { maxLength: 2 }),
    title: text,
    parts: fc.array(
      fc.oneof(
        element,
        moment.map((time) => `<time datetime="${escapeHtml(time)}">${time}</time>`),
      ),
      { maxLength: 5 },
    ),
    isArticle: fc.boolean(),
  })
  .map(({ metas, data, title, parts, isArticle }) => {
    const head = metas.map(
      ([name, content]) => `<meta property="${name}" name="${name}" content="${escapeHtml(content)}">`,
    )
    const scripts = data.map((json) => `<script type="application/ld+json">${json.replace(/<\//g, '<\\/')}</script>`)
    const body = isArticle
      ? `<article><h1>${title}</h1><p>${PROSE.repeat(4)}</p>${parts.join('')}<p>${PROSE.repeat(3)}</p></article>`
      : parts.join('')
    return `<!doctype html><html><head><title>${title}</title>${head.join('')}${scripts.join('')}</head><body>${body}`
  })

export const oddAddress = fc.oneof(
  { weight: 3, arbitrary: fc.constant('https://news.example/2026/11/23/a.html') },
  fc.webUrl(),
  oneOf('file:///a.html', 'about:blank'),
)
