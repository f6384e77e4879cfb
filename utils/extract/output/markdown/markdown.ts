import TurndownService from 'turndown'
import { codeBlock, codeSpan } from './code'
import { EMPHASIS, emphasise } from './emphasis'
import { escapeHeading, escapeLines, escapeText } from './escape'
import { image, link } from './link'
import { list, trimLines } from './list'
import { ESCAPED, prepare, RAW } from './prepare'
import { table } from './table'
import type { Written } from './written'

type Write = (content: string, element: Element) => string

const paragraph: Write = (content) => `\n\n${escapeLines(content)}\n\n`
const heading: Write = (content, { localName }) => {
  const line = escapeHeading(content.replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space)))
  return `\n\n${'#'.repeat(Number(localName[1]))} ${line}\n\n`
}
const quotation: Write = (content) =>
  `\n\n${trimLines(content).replace(/^(?=(.?))/gm, (_, next: string) => (next ? '> ' : '>'))}\n\n`
const asHtml: Write = (content, { localName }) => `<${localName}>${content}</${localName}>`

/** How to write each element; any other is replaced by its content. */
const WRITE: Record<string, Write> = {
  p: paragraph,
  div: (content, element) =>
    element.hasAttribute(RAW) ? `\n\n${element.getAttribute(RAW)}\n\n` : `\n${escapeLines(content)}\n`,
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, heading])),
  blockquote: quotation,
  pre: (_, element) => codeBlock(element),
  code: (_, element) => codeSpan(element),
  ...Object.fromEntries(Object.keys(EMPHASIS).map((name) => [name, emphasise])),
  sub: asHtml,
  sup: asHtml,
  ins: asHtml,
  a: (content, element) => link(content, element.getAttribute('href') ?? ''),
  img: (_, element) => image(element.getAttribute('src') ?? '', element.getAttribute('alt') ?? ''),
  [ESCAPED]: (content) => `\\${content}`,
}

/** Marks the wrapper of everything. */
const WHOLE = 'data-whole'

/**
 * A tidy body (`tidy.ts`) as CommonMark with GFM tables and strikethrough that kramdown and Obsidian read alike: text
 * stays text in all of them. Liquid (`{{`, `{%`) is left to the preset.
 */
export function toMarkdown(body: Element): string {
  const whole = body.cloneNode(true) as Element
  prepare(whole)
  whole.setAttribute(WHOLE, '')
  const root = whole.ownerDocument.createElement('div')
  root.append(whole)
  let text = ''
  const written: Written = new Map()
  const keep: Write = (content, element) => {
    written.set(element, content)
    return ''
  }
  const write: Record<string, Write> = {
    ...WRITE,
    li: keep,
    td: keep,
    th: keep,
    ul: (_, element) => list(element, written),
    ol: (_, element) => list(element, written),
    table: (_, element) => table(element, written),
  }
  const service = new TurndownService({ hr: '***', br: '  ' })
  service.escape = escapeText
  service.addRule('ours', {
    filter: (element) => Object.hasOwn(write, element.localName),
    replacement: (content, element) => (write[element.localName] as Write)(content, element),
  })
  // Saved before Turndown trims it with a pattern that is quadratic in runs of spaces.
  service.addRule('whole', {
    filter: (element) => element.hasAttribute(WHOLE),
    replacement: (content) => {
      text = content
      return ''
    },
  })
  service.turndown(root)
  return text.replace(/^[\t\r\n]+/, '').trimEnd()
}
