import { type ComponentChildren, h } from 'preact'
import { useMemo } from 'preact/hooks'
import { ATTRIBUTES, BLOCKS, INLINES } from '../../utils/extract/page/html-vocabulary'
import { type Translate, useWords } from '../shared/words'

/** Tags that a file may contain, so the preview shows them. Others become their content. */
const SHOWN = new Set([...BLOCKS, ...INLINES])
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

/** The body as it will read. Parses the HTML into an inert document, then rebuilds it tag by tag. */
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
  return SHOWN.has(tag) ? h(tag, attributes(element), ...children(element, t)) : children(element, t)
}

const placeholder = (label: string) => (
  <span class="picture" role="img" aria-label={label} dir="auto">
    {label}
  </span>
)

function attributes(element: Element): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, { value, on }] of Object.entries(ATTRIBUTES)) {
    const text = element.getAttribute(name)
    if (text !== null && value.test(text) && (!on || on.includes(element.localName))) found[name] = text
  }
  // Links must not take the popup away from the article.
  return found.href ? { ...found, target: '_blank', rel: 'noreferrer' } : found
}
