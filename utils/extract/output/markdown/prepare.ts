import { BLOCKS } from '../../page/html-vocabulary'
import { outerHtml } from '../serialise'
import { firstNumber } from './list'

const INLINE = `:not(${BLOCKS.join()})`

/** What Markdown has no syntax for and reads the same without. */
const TRANSPARENT = 'abbr, bdi, bdo, cite, dfn, mark, rb, ruby, small, time, u'

const SAME: Record<string, string> = { b: 'strong', i: 'em', var: 'em', s: 'del', kbd: 'code', samp: 'code' }

/** Holds HTML to write verbatim. */
export const RAW = 'data-html'
/** Holds one character that needs a backslash there. */
export const ESCAPED = 'x-escaped'

/**
 * Reduce a tidy body, in place, to the few constructs Markdown has: captions, definition lists and details become
 * paragraphs, bare text in items becomes a `div`, and text that a parser would join is joined.
 */
export function prepare(root: Element): void {
  const each = (selector: string, change: (element: Element) => void) => {
    for (const element of root.querySelectorAll(selector)) change(element)
  }
  // kramdown looks for lists in a code block that starts an item.
  each('table:has(ul, ol, dl, pre, blockquote, hr), li > pre:first-child, pre:has(a, img)', keepHtml)
  each(Object.keys(SAME).join(), (element) => rename(element, SAME[element.localName] as string))
  each('rp', (element) => element.remove())
  each('rt', (reading) => reading.replaceWith(`(${reading.textContent})`))
  each('q', (quote) => quote.replaceWith('“', ...quote.childNodes, '”'))
  each(TRANSPARENT, unwrap)

  each('caption', (caption) => caption.closest('table')?.before(caption))
  each('caption, figcaption', (line) => toParagraph(line, 'em'))
  each('dt, summary, :is(td, th) :is(h1, h2, h3, h4, h5, h6)', (line) => toParagraph(line, 'strong'))
  each('figure, dd', (holder) => wrapLine(holder, 'p'))
  each('figure, dd, dl, details', unwrap)
  each('li', (item) => wrapLine(item, 'div'))
  each('ol', (list) => countsUp(list) || writeNumbers(list))

  each('code:has(a, img, em, strong, del):not(pre code)', pushDown)
  each('em em, strong strong, del del, code *', unwrap)
  for (const inline of [...root.querySelectorAll('a, em, strong, del')].reverse()) moveBreaksOut(inline)
  root.normalize()
  each('br:not(td br, th br)', (br) => br.previousSibling?.nodeName === 'BR' && br.remove())
  each('em, strong, del, code', joinNext)
  root.normalize()
  each('a', guardLink)
}

function keepHtml(element: Element): void {
  const kept = element.ownerDocument.createElement('div')
  // A blank line would end the HTML block.
  kept.setAttribute(RAW, outerHtml(element).replace(/\n/g, '&#10;'))
  kept.textContent = element.localName
  element.replaceWith(kept)
}

function rename(element: Element, name: string): Element {
  const renamed = element.ownerDocument.createElement(name)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
  return renamed
}

const unwrap = (element: Element) => element.replaceWith(...element.childNodes)

/** Code cannot contain markup: move it inside the elements it holds. */
function pushDown(code: Element): void {
  const walker = code.ownerDocument.createTreeWalker(code, 4 /* NodeFilter.SHOW_TEXT */)
  const texts: Node[] = []
  while (walker.nextNode()) texts.push(walker.currentNode)
  for (const text of texts) {
    const inner = code.ownerDocument.createElement('code')
    text.parentNode?.replaceChild(inner, text)
    inner.append(text)
  }
  unwrap(code)
}

/** Make the line, or each paragraph in it, an emphasised paragraph. */
function toParagraph(line: Element, emphasis: string): void {
  wrapLine(line, 'p')
  for (const p of line.querySelectorAll('p')) {
    const emphasised = p.ownerDocument.createElement(emphasis)
    emphasised.append(...p.childNodes)
    p.append(emphasised)
  }
  unwrap(line)
}

/** Wrap text that is alone or next to blocks. */
function wrapLine(holder: Element, name: string): void {
  let line: Element | undefined
  for (const child of [...holder.childNodes]) {
    if (child.nodeType === 1 && !(child as Element).matches(INLINE)) line = undefined
    else {
      if (!line) {
        line = holder.ownerDocument.createElement(name)
        child.before(line)
      }
      line.append(child)
    }
  }
}

const countsUp = (list: Element) =>
  firstNumber(list) >= 0 &&
  !list.hasAttribute('reversed') &&
  ![...list.children].some((item) => item.hasAttribute('value'))

/** Markdown only counts up: write other numbers as text, or a countdown would read 1, 2, 3. */
function writeNumbers(list: Element): void {
  const items = [...list.children]
  const step = list.hasAttribute('reversed') ? -1 : 1
  let number = step < 0 && !list.hasAttribute('start') ? items.length : firstNumber(list)
  for (const item of items) {
    number = Number(item.getAttribute('value') ?? number)
    const line = item.firstElementChild?.matches('div, p') ? item.firstElementChild : item
    line.prepend(`${number}. `)
    number += step
    wrapLine(item, 'p')
    for (const div of item.querySelectorAll(':scope > div')) rename(div, 'p')
    unwrap(item)
  }
  unwrap(list)
}

function moveBreaksOut(inline: Element): void {
  while (inline.firstChild?.nodeName === 'BR') inline.before(inline.firstChild)
  while (inline.lastChild?.nodeName === 'BR') inline.after(inline.lastChild)
  // Turndown overlooks a picture next to a space and would move the space past it.
  const { firstChild: first, lastChild: last } = inline
  if (last?.nodeType === 3 && last.textContent?.endsWith(' ')) {
    last.textContent = last.textContent.slice(0, -1)
    inline.after(' ')
  }
  if (first?.nodeType === 3 && first.textContent?.startsWith(' ')) {
    first.textContent = first.textContent.slice(1)
    inline.before(' ')
  }
}

/** `**a****b**` is not emphasis: merge adjacent elements. */
function joinNext(inline: Element): void {
  for (let next = inline.nextSibling; next?.nodeName === inline.nodeName; next = inline.nextSibling) {
    inline.append(...next.childNodes)
    next.remove()
  }
}

/** An exclamation mark before a link would make it an image. */
function guardLink(link: Element): void {
  const before = link.previousSibling
  if (before?.nodeType !== 3 || !before.textContent?.endsWith('!')) return
  before.textContent = before.textContent.slice(0, -1)
  const mark = link.ownerDocument.createElement(ESCAPED)
  mark.textContent = '!'
  link.before(mark)
}
