/** White space that rendering collapses, U+2028 and U+2029 included; U+00A0 and U+3000 are text. */
const SPACES = /[ \t\n\r\f\u2028\u2029]+/g

/** Characters that no text needs: controls, and the byte order mark inside a file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what we look for
const STRAY = /[\0-\x08\v\x0E-\x1F\x7F-\x9F\uFEFF]/g

/** What the two above would change; most texts have none. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what we look for
const UNEVEN = /[\0-\x1F\x7F-\x9F\u2028\u2029\uFEFF]| {2}/

/** Scripts without spaces: a source line break between two of these characters disappears (CSS Text 3, 4.1.3). */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF60]/u

/** Collapse white space in every line of text under `root` as a browser does, except in `pre`. */
export function collapse(root: Element, isBlock: (node: Node) => boolean): void {
  let line: ChildNode[] = []
  const flush = () => {
    collapseLine(line)
    line = []
  }
  const visit = (parent: Node, inPre: boolean) => {
    for (const node of [...parent.childNodes]) {
      const breaksLine = isBlock(node)
      if (breaksLine) flush()
      if (node.nodeType === 1 && node.nodeName !== 'BR' && node.nodeName !== 'IMG') {
        visit(node, inPre || node.nodeName === 'PRE')
      } else if (inPre) node.textContent = (node.textContent ?? '').replace(/\r\n?/g, '\n').replace(STRAY, '')
      else line.push(node)
      if (breaksLine) flush()
    }
  }
  visit(root, false)
  flush()
}

const isBreak = (node: Node) => node.nodeName === 'BR'
const isEmptyText = (node: Node) => node.nodeType === 3 && node.textContent === ''

/** The leaves of one line of text (between two blocks): texts, pictures, line breaks. */
function collapseLine(leaves: ChildNode[]): void {
  let afterSpace = true
  leaves.forEach((leaf, i) => {
    if (leaf.nodeType !== 3) {
      afterSpace = isBreak(leaf)
      return
    }
    const written = leaf.textContent ?? ''
    let text = UNEVEN.test(written) ? collapseText(written, leaves[i - 1], leaves[i + 1]) : written
    if (afterSpace && text.startsWith(' ')) text = text.slice(1)
    if (text !== '') afterSpace = text.endsWith(' ')
    if (text !== written) leaf.textContent = text
  })
  trimEnd(leaves)
  while (leaves[0] && (isBreak(leaves[0]) || isEmptyText(leaves[0]))) leaves.shift()?.remove()
}

function collapseText(text: string, before?: Node, after?: Node): string {
  return text.replace(STRAY, '').replace(SPACES, (space, at: number, all: string) => {
    if (!space.includes('\n')) return ' '
    const sides = [at ? all[at - 1] : before?.textContent?.at(-1), all[at + space.length] ?? after?.textContent?.[0]]
    return sides.every((side) => UNSPACED.test(side ?? '')) ? '' : ' '
  })
}

/** Remove spaces before line breaks and at the end, and the breaks that end the line. */
function trimEnd(leaves: ChildNode[]): void {
  let atEnd = true
  let beforeBreak = true
  for (let i = leaves.length - 1; i >= 0; i--) {
    const leaf = leaves[i] as ChildNode
    if (isBreak(leaf)) {
      if (atEnd) leaves.splice(i, 1)[0]?.remove()
      beforeBreak = true
    } else if (leaf.nodeType === 3) {
      if (beforeBreak && leaf.textContent?.endsWith(' ')) leaf.textContent = leaf.textContent.slice(0, -1)
      if (leaf.textContent === '') leaves.splice(i, 1)[0]?.remove()
      else atEnd = beforeBreak = false
    } else atEnd = beforeBreak = false
  }
}
