import { type ComponentChildren, h } from 'preact'
import { useMemo } from 'preact/hooks'
import { type Translate, useWords } from './words'

/** The tags a preview shows, each with the attributes it may keep. Everything else is replaced by its content. */
const TAGS: Record<string, readonly string[]> = {
  ...Object.fromEntries(
    [
      'abbr',
      'b',
      'bdi',
      'bdo',
      'blockquote',
      'br',
      'caption',
      'cite',
      'code',
      'dd',
      'del',
      'dfn',
      'div',
      'dl',
      'dt',
      'em',
    ]
      .concat([
        'figcaption',
        'figure',
        'h1',
        'h2',
        'h3',
        'h4',
        'h5',
        'h6',
        'hr',
        'i',
        'ins',
        'kbd',
        'mark',
        'p',
        'pre',
        'q',
      ])
      .concat(['rp', 'rt', 'ruby', 's', 'samp', 'section', 'small', 'span', 'strong', 'sub', 'sup', 'table', 'tbody'])
      .concat(['tfoot', 'thead', 'tr', 'u', 'ul', 'var', 'wbr'])
      .map((tag) => [tag, []]),
  ),
  a: ['href'],
  li: ['value'],
  ol: ['start', 'reversed', 'type'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
  time: ['datetime'],
}

const DROPPED = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'svg',
  'object',
  'form',
  'button',
  'select',
])
const MEDIA = new Set(['video', 'audio', 'iframe', 'embed'])

interface Props {
  html: string
  lang?: string
  dir?: 'rtl'
}

/** The body as it will read. The HTML is parsed into a document that loads and runs nothing, then rebuilt tag by tag. */
export function ArticleBody({ html, lang, dir }: Props) {
  const t = useWords()
  const content = useMemo(() => children(new DOMParser().parseFromString(html, 'text/html').body, t), [html, t])
  return (
    <div class="article-body" lang={lang} dir={dir ?? 'ltr'}>
      {content.length > 0 ? content : <p class="quiet">{t('preview_empty')}</p>}
    </div>
  )
}

const children = (parent: Node, t: Translate): ComponentChildren[] =>
  Array.from(parent.childNodes, (node) => show(node, t)).filter((shown) => shown !== null && shown !== '')

function show(node: Node, t: Translate): ComponentChildren {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue
  if (node.nodeType !== Node.ELEMENT_NODE) return null
  const element = node as Element
  const tag = element.localName
  if (DROPPED.has(tag)) return null
  if (tag === 'img') return placeholder(element.getAttribute('alt') || t('image_placeholder'))
  if (MEDIA.has(tag)) return placeholder(element.getAttribute('title') || t('media_placeholder'))
  const kept = TAGS[tag]
  return kept ? h(tag, attributes(element, kept), ...children(element, t)) : children(element, t)
}

const placeholder = (label: string) => (
  <span class="picture" role="img" aria-label={label} dir="auto">
    {label}
  </span>
)

function attributes(element: Element, kept: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of [...kept, 'dir', 'lang']) {
    const value = element.getAttribute(name)
    if (value !== null && (name !== 'href' || /^(https?|mailto):/i.test(value))) found[name] = value
  }
  // A link must never take the popup away from the article.
  return found.href ? { ...found, target: '_blank', rel: 'noreferrer' } : found
}
