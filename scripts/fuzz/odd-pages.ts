import fc from 'fast-check'
import { BLOCKS, INLINES } from '../../utils/extract/page/html-vocabulary'
import { jsonLd, meta, moment } from './odd-metadata'
import { address, oneOf, PROSE, text } from './odd-text'

/** Names that hide an element's or the document's own properties if a form or an image has them. */
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
