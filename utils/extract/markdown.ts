import { BLOCKS } from './html-vocabulary'
import { codeBlock, codeSpan } from './markdown-rules/code'
import { EMPHASIS, emphasise } from './markdown-rules/emphasis'
import { escapeLines, escapeText } from './markdown-rules/escape'
import { image, link } from './markdown-rules/link'
import { list } from './markdown-rules/list'
import { ESCAPED, prepare, RAW } from './markdown-rules/prepare'
import { table } from './markdown-rules/table'

const heading = (element: Element) => {
  const line = inside(element)
    .replace(/\s*\n\s*/g, ' ')
    .replace(/#+$/, (signs) => signs.replace(/#/g, '\\#'))
  return `\n\n${'#'.repeat(Number(element.localName[1]))} ${line}\n\n`
}

/** How elements are written that stand alone; a block that is not here is written as its content. */
const ALONE: Record<string, (element: Element) => string> = {
  p: (element) => `\n\n${escapeLines(inside(element))}\n\n`,
  div: (element) =>
    element.hasAttribute(RAW) ? `\n\n${element.getAttribute(RAW)}\n\n` : `\n${escapeLines(inside(element))}\n`,
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, heading])),
  blockquote: (element) =>
    `\n\n${inside(element)
      .replace(/^\n+|\n+$/g, '')
      .replace(/^(?=(.?))/gm, (_, next: string) => (next ? '> ' : '>'))}\n\n`,
  pre: codeBlock,
  ul: (element) => list(element, inside),
  ol: (element) => list(element, inside),
  table: (element) => table(element, inside),
  hr: () => '\n\n***\n\n',
  br: () => '  \n',
  img: (element) => image(element.getAttribute('src') ?? '', element.getAttribute('alt') ?? ''),
}

/** How each element in a line is written, its content without the white space at its edges. */
type WriteInline = (content: string, element: Element, afterSpace: boolean, beforeSpace: boolean) => string

const asHtml: WriteInline = (content, { localName }) => `<${localName}>${content}</${localName}>`

const INLINE: Record<string, WriteInline> = {
  ...Object.fromEntries(Object.keys(EMPHASIS).map((name) => [name, emphasise])),
  code: (_, element) => codeSpan(element),
  sub: asHtml,
  sup: asHtml,
  ins: asHtml,
  a: (content, element) => link(content, element.getAttribute('href') ?? ''),
  [ESCAPED]: (content) => `\\${content}`,
}

/**
 * A tidy body (`tidy.ts`) as CommonMark with GFM tables and strikethrough that kramdown and Obsidian read the same way: text
 * stays text in all of them. Liquid (`{{`, `{%`) is left to the preset.
 */
export function toMarkdown(body: Element): string {
  const root = body.cloneNode(true) as Element
  prepare(root)
  return inside(root).replace(/^\n+/, '').trimEnd()
}

/** What an element holds: between two parts the more line breaks that one of them asks for, two at most. */
function inside(parent: Element): string {
  const written: string[] = []
  let asked = 0
  const breaks = (also: number) => '\n'.repeat(Math.min(2, Math.max(asked, also)))
  for (const node of parent.childNodes) {
    const part = node.nodeType === 1 ? element(node as Element) : escapeText(node.nodeValue ?? '')
    let [start, end] = [0, part.length]
    while (part[start] === '\n') start++
    while (end > start && part[end - 1] === '\n') end--
    if (start < end) {
      written.push(breaks(start), part.slice(start, end))
      asked = 0
    }
    asked = Math.max(asked, part.length - end)
  }
  return written.join('') + breaks(0)
}

function element(element: Element): string {
  const { localName } = element
  const write = ALONE[localName]
  if (write) return write(element)
  const content = inside(element)
  if (BLOCKS.includes(localName)) return `\n\n${content}\n\n`
  const text = content.trim()
  if (!text) return content
  // No mark stands beside white space: that goes outside.
  const [before = '', after = ''] = content.split(text)
  return before + (INLINE[localName]?.(text, element, before !== '', after !== '') ?? text) + after
}
