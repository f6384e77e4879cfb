import { BLOCKS } from '../page/html-vocabulary'
import { isBlank } from '../text/is-blank'
import { collapse } from './collapse'
import { repairLists, repairTables } from './repair'

const BLOCK_SELECTOR = BLOCKS.join()
const isElement = (node: Node): node is Element => node.nodeType === 1
const isBlock = (node: Node): node is Element => isElement(node) && BLOCKS.includes(node.localName)

/** A piece of a flow: a block, or text and inline elements that follow each other. */
type Piece = Element | Node[]

/**
 * A copy of a sanitised body in the simplest structure that reads the same: wrappers dissolved, loose text in `p`,
 * `br br` as a new paragraph, no block inside an inline element, nothing empty, white space as rendering would collapse
 * it. Tidying twice changes nothing.
 */
export function tidy(body: Element): Element {
  const root = body.cloneNode(true) as Element
  for (const code of root.querySelectorAll('code:has(br):not(pre code, code code)')) toBlock(code)
  for (const br of root.querySelectorAll('pre br')) br.replaceWith('\n')
  unwrapBlank(root)
  repairLists(root)
  repairTables(root)
  splitAtDoubleBreaks(root)
  liftBlocks(root)
  fill(root, pieces(root))
  unwrapBlank(root)
  root.normalize()
  collapse(root, isBlock)
  return root
}

/** Code of several lines is a block, whatever it was marked as. */
function toBlock(code: Element): void {
  const block = code.ownerDocument.createElement('pre')
  block.append(...code.childNodes)
  code.replaceWith(block)
}

/** An inline element with nothing to see only hides the white space and line breaks in it. */
function unwrapBlank(root: Element): void {
  for (const inline of [...root.querySelectorAll(`:not(${BLOCK_SELECTOR}, img, br)`)].reverse()) {
    if (isBlank(inline) && !inline.querySelector(BLOCK_SELECTOR)) inline.replaceWith(...inline.childNodes)
  }
}

/** Old editors end a paragraph with two line breaks (nothing visible between): an empty box ends it too. */
function splitAtDoubleBreaks(root: Element): void {
  for (const br of root.querySelectorAll('br')) {
    if (!br.parentNode || br.closest('pre, td, th, h1, h2, h3, h4, h5, h6, dt, summary, caption, ruby')) continue
    const run: ChildNode[] = []
    for (let next = br.nextSibling; next; next = next.nextSibling) {
      if (isElement(next) ? next.localName !== 'br' : !isBlank(next)) break
      run.push(next)
    }
    if (!run.some(isElement)) continue
    for (const node of run) node.remove()
    br.replaceWith(root.ownerDocument.createElement('div'))
  }
}

/** `<a><p>x</p></a>` is `<p><a>x</a></p>`: move inline elements inside the blocks they hold, the innermost first. */
function liftBlocks(root: Element): void {
  const holders = [...root.querySelectorAll(`:not(${BLOCK_SELECTOR})`)].filter((e) => e.querySelector(BLOCK_SELECTOR))
  for (const inline of holders.reverse()) {
    const parts = groups(inline).map((group) => {
      if (!Array.isArray(group)) return wrapInside(group, inline)
      const shell = inline.cloneNode(false) as Element
      shell.append(...group)
      return shell
    })
    inline.replaceWith(...parts)
  }
}

function wrapInside(block: Element, wrapper: Element): Element {
  for (const group of groups(block)) {
    if (!Array.isArray(group)) wrapInside(group, wrapper)
    else if (!group.every(isBlank)) {
      const shell = wrapper.cloneNode(false) as Element
      ;(group[0] as ChildNode).before(shell)
      shell.append(...group)
    }
  }
  return block
}

/** The children: blocks, and runs of inline nodes between them. */
function groups(parent: Element): Piece[] {
  const found: Piece[] = []
  for (const child of parent.childNodes) {
    const last = found.at(-1)
    if (isBlock(child)) found.push(child)
    else if (Array.isArray(last)) last.push(child)
    else found.push([child])
  }
  return found
}

/** The content of a flow, with wrappers and misplaced boxes dissolved and every block tidied; nothing blank. */
function pieces(parent: Element): Piece[] {
  return groups(parent).flatMap((piece) => {
    if (Array.isArray(piece)) return piece.every(isBlank) ? [] : [piece]
    if (isWrapper(piece)) return pieces(piece)
    if (piece.localName === 'p')
      return pieces(piece).map((part) => (Array.isArray(part) ? paragraph(part, piece) : part))
    tidyBlock(piece)
    return isBlank(piece) && !isRule(piece) ? [] : [piece]
  })
}

const isRule = (element: Element) => element.localName === 'hr' || element.querySelector('hr') !== null

function isWrapper(block: Element): boolean {
  const { localName, parentElement } = block
  if (localName === 'figcaption') return !block.closest('figure')
  if (localName === 'summary') return parentElement?.localName !== 'details'
  // Where valid, these are reached through their list or table.
  return /^(?:div|li|d[td]|caption|col|colgroup|t(?:body|head|foot|r|d|h))$/.test(localName)
}

function paragraph(content: Node[], like?: Element): Element {
  const p = like?.cloneNode(false) as Element | undefined
  const made = p ?? ((content[0] as Node).ownerDocument as Document).createElement('p')
  appendAll(made, content)
  return made
}

/** One by one: a hundred thousand lines are more arguments than a call may have. */
function appendAll(parent: Element, nodes: Node[]): void {
  for (const node of nodes) parent.appendChild(node)
}

/** Replace the children. A lone run of text stays bare where its parent needs no paragraph (`li`, `td` …). */
function fill(parent: Element, content: Piece[], bare = false): void {
  const runs = content.filter(Array.isArray)
  const nodes = content.flatMap((piece) =>
    Array.isArray(piece) ? (bare && runs.length === 1 ? piece : [paragraph(piece)]) : [piece],
  )
  parent.replaceChildren()
  appendAll(parent, nodes)
}

function tidyBlock(block: Element): void {
  const { localName, children } = block
  if (localName === 'pre' || localName === 'hr' || localName === 'col') return
  if (/^(?:h\d|dt|summary|caption)$/.test(localName)) dissolve(block)
  else if (/^(?:ul|ol|dl|table|thead|tbody|tfoot|tr|colgroup)$/.test(localName)) {
    for (const child of [...children]) {
      tidyBlock(child)
      if (/^(?:li|dt|dd|thead|tbody|tfoot|tr|caption)$/.test(child.localName) && isBlank(child)) child.remove()
    }
  } else fill(block, pieces(block), /^(?:li|dd|td|th|figure|figcaption)$/.test(localName))
}

/** One line of text: spaces separate the blocks inside. */
function dissolve(line: Element): void {
  for (const block of [...line.querySelectorAll(BLOCK_SELECTOR)].reverse()) {
    block.replaceWith(' ', ...block.childNodes, ' ')
  }
}
