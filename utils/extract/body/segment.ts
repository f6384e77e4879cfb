/** Elements without article text, or none that can be kept as text. */
const SKIPPED = new Set(
  'script style noscript template svg iframe object embed canvas video audio select textarea input button head math map progress meter datalist'.split(
    ' ',
  ),
)

/** Elements that are part of a line of text. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby rt rb rp s samp small span strike strong sub sup time tt u var wbr img picture source nobr'.split(
    ' ',
  ),
)

/** A run of text without a break: a paragraph, a heading, a caption, a line between two `br`. */
export interface Run {
  text: string
  /** The innermost block-level element that holds it. */
  element: Element
  nodes: Text[]
  /** Shares of the characters, 0 to 1. */
  link: number
  italic: number
  /** A `br` before or after it. */
  atBreak: boolean
}

/** Anything but punctuation and symbols. */
const SAYS_SOMETHING = /[^\s!-/:-@[-`{-~\u00a1-\u00bf\u2000-\u2bff\u3000-\u303f\uff01-\uff0f]/

/** Style that text inherits from the inline elements around it. */
const LINK = 1
const ITALIC = 2
const STYLE = new Map([
  ['a', LINK],
  ['i', ITALIC],
  ['em', ITALIC],
])

/** The runs of text below `root` in document order. Runs without a letter or digit are left out. */
export function segment(root: Element): Run[] {
  const runs: Run[] = []
  let nodes: Text[] = []
  let holder = root
  let [total, link, italic, wasBreak] = [0, 0, 0, false]

  const end = (isBreak: boolean) => {
    if (total > 0) {
      const text = oneLine(nodes)
      const atBreak = wasBreak || isBreak
      if (SAYS_SOMETHING.test(text))
        runs.push({ text, element: holder, nodes, link: link / total, italic: italic / total, atBreak })
    }
    if (total > 0 || !isBreak) wasBreak = isBreak
    nodes = []
    total = link = italic = 0
  }

  const addText = (node: Text, block: Element, style: number) => {
    const length = node.data.trim().length
    if (length === 0 && total === 0) return
    holder = block
    nodes.push(node)
    total += length
    if (style & LINK) link += length
    if (style & ITALIC) italic += length
  }

  const walk = (parent: Element, block: Element, style: number) => {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) addText(child as Text, block, style)
      else if (child.nodeType === 1) enter(child as Element, block, style)
    }
  }
  const enter = (element: Element, block: Element, style: number) => {
    const name = element.localName
    if (SKIPPED.has(name)) return
    const inner = style | (STYLE.get(name) ?? 0)
    if (INLINE.has(name)) walk(element, block, inner)
    else if (name === 'br') end(true)
    else {
      end(false)
      walk(element, element, inner)
      end(false)
    }
  }
  walk(root, root, 0)
  end(false)
  return runs
}

function oneLine(nodes: Text[]): string {
  let text = nodes[0]?.data ?? ''
  for (let i = 1; i < nodes.length; i++) text += nodes[i]?.data
  // Most texts are one line already.
  return /[^\S ]| {2}|[\u200b\u00ad\ufeff]/.test(text)
    ? text.replace(/[\s\u200b\u00ad\ufeff]+/g, ' ').trim()
    : text.trim()
}
