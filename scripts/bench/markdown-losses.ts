import MarkdownIt from 'markdown-it'

/** An independent parser: CommonMark with GFM's tables and strikethrough. */
export const parser = new MarkdownIt({ html: true })

/** A visible character or picture, with what it is part of. */
interface Glyph {
  char: string
  /** White space or the edge of a block is before it. */
  apart: boolean
  marks: Set<string>
}

const MARKS: Record<string, string> = {
  ...{ em: 'em', i: 'em', var: 'em', strong: 'strong', b: 'strong', del: 'del', s: 'del' },
  ...{ code: 'code', kbd: 'code', samp: 'code', pre: 'code' },
}

const BLOCK =
  /^(?:div|[uo]l|li|d[ltd]|table|caption|t(?:head|body|foot|[rhd])|p|h[1-6r]|blockquote|fig\w+|pre|br|details|summary)$/

/** Where our Markdown emphasises for lack of other syntax. */
const STANDS_OUT = 'figcaption, caption, dt, summary, :is(td, th) :is(h1, h2, h3, h4, h5, h6)'

function glyphsOf(root: Element): Glyph[] {
  const glyphs: Glyph[] = []
  let apart = true
  let cells = 0
  const visit = (node: Node, marks: Set<string>) => {
    if (node.nodeType === 3) {
      for (const char of node.textContent ?? '') {
        if (/\s/.test(char)) apart = true
        else {
          glyphs.push({ char, apart, marks })
          apart = false
        }
      }
    }
    if (node.nodeType !== 1) return
    const element = node as Element
    const { localName } = element
    const isBlock = BLOCK.test(localName)
    if (localName === 'img') {
      const [src, alt] = ['src', 'alt'].map((name) => element.getAttribute(name) ?? '')
      glyphs.push({ char: `[${addressOf(src ?? '')} ${alt?.replace(/\s+/g, ' ').trim()}]`, apart, marks })
      apart = false
    }
    apart ||= isBlock
    const mark = markOf(element, () => ++cells)
    const inside = mark ? new Set([...marks, mark]) : marks
    for (const child of element.childNodes) visit(child, inside)
    apart ||= isBlock
  }
  visit(root, new Set())
  return glyphs
}

function markOf(element: Element, nextCell: () => number): string | undefined {
  const { localName } = element
  if (localName === 'a') return `link to ${addressOf(element.getAttribute('href') ?? '')}`
  // Markdown has no headings in cells.
  if (/^h[1-6]$/.test(localName)) return element.closest('td, th') ? 'strong' : localName
  if (localName === 'td' || localName === 'th')
    return element.textContent?.trim() || element.querySelector('img') ? `cell ${nextCell()}` : undefined
  return /^(?:em|strong|del)$/.test(MARKS[localName] ?? '') && element.closest('pre') ? undefined : MARKS[localName]
}

/** Parsers encode addresses differently. */
function addressOf(address: string): string {
  try {
    return decodeURIComponent(new URL(address).href)
  } catch {
    return address
  }
}

/** Write what Markdown has no syntax for as our Markdown does. */
function sayPlainly(body: Element): void {
  for (const element of body.querySelectorAll('rp')) element.remove()
  for (const reading of body.querySelectorAll('rt')) reading.replaceChildren(`(${reading.textContent})`)
  for (const quote of body.querySelectorAll('q')) quote.replaceWith('“', ...quote.childNodes, '”')
  for (const list of body.querySelectorAll('ol')) {
    const items = [...list.children]
    const first = Number(list.getAttribute('start') ?? (list.hasAttribute('reversed') ? items.length : 1))
    if (first >= 0 && !list.matches('[reversed], :has(> [value])')) continue
    let number = first
    for (const item of items) {
      number = Number(item.getAttribute('value') ?? number)
      item.prepend(`${number}. `)
      number += list.hasAttribute('reversed') ? -1 : 1
    }
  }
  for (const item of body.querySelectorAll('li')) {
    const text = item.ownerDocument.createTreeWalker(item, 4).nextNode()
    const ticked = /^([☐☑]) /.exec(text?.textContent ?? '')?.[1]
    if (text && ticked) text.textContent = `[${ticked === '☑' ? 'x' : ' '}]${text.textContent?.slice(1)}`
  }
}

/**
 * What a tidy body (`source`) lost on its way through Markdown and back (`result`): text, spaces, pictures, links,
 * emphasis, headings, cells, code; empty if nothing. Emphasis that captions, terms and summaries gain does not count.
 */
export function lost(source: Element, result: Element): string[] {
  const body = source.cloneNode(true) as Element
  sayPlainly(body)
  const before = glyphsOf(body)
  const after = glyphsOf(result)
  const around = (glyphs: Glyph[], at: number) =>
    glyphs
      .slice(Math.max(0, at - 20), at + 20)
      .map(({ char, apart }) => (apart ? ` ${char}` : char))
      .join('')
  const found: string[] = []
  const change = before.findIndex(({ char, apart }, i) => char !== after[i]?.char || apart !== after[i]?.apart)
  if (change >= 0 || before.length !== after.length) {
    const at = change < 0 ? before.length : change
    return [`text: ${around(before, at)} → ${around(after, at)}`]
  }
  const gained = gainsOf(body)
  for (const [i, { marks }] of before.entries()) {
    const now = (after[i] as Glyph).marks
    const missing = [...marks].find((mark) => !now.has(mark))
    const more = [...now].find((mark) => !marks.has(mark) && !(/^(?:em|strong)$/.test(mark) && gained[i]))
    const kind = missing ? `lost ${missing}` : more ? `gained ${more}` : ''
    if (kind && !found.some((other) => other.startsWith(kind))) found.push(`${kind}: ${around(before, i)}`)
  }
  const blocks = [body, result].map((root) =>
    [...root.querySelectorAll('pre')].map((pre) => pre.textContent?.replace(/\n$/, '')),
  )
  if (found.length === 0 && JSON.stringify(blocks[0]) !== JSON.stringify(blocks[1])) found.push('white space of code')
  return found
}

/** For each visible character, whether it is where our Markdown emphasises. */
function gainsOf(body: Element): boolean[] {
  const marked = body.cloneNode(true) as Element
  for (const element of marked.querySelectorAll(STANDS_OUT)) {
    const sign = marked.ownerDocument.createElement('a')
    sign.setAttribute('href', 'stands:out')
    sign.append(...element.childNodes)
    element.append(sign)
  }
  return glyphsOf(marked).map(({ marks }) => marks.has('link to stands:out'))
}
