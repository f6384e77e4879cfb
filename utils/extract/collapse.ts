/** White space that rendering collapses; U+00A0 and U+3000 are text. U+2028 and U+2029 render as nothing more. */
const SPACES = /[ \t\n\r\f\u2028\u2029]+/g

/** Characters that no text has: controls, and the byte order mark inside a file. */
const STRAY = /[^\P{Cc}\t\n\f\r]|\uFEFF/gu

/** Scripts written without spaces: a line break in the source between two of them is none in the text (CSS Text 3, 4.1.3). */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF60]/u

/** Collapse white space in every line of text under `root` as a browser does; `pre` is kept. */
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
    const before = leaves[i - 1]?.textContent?.at(-1) ?? ''
    const after = leaves[i + 1]?.textContent?.[0] ?? ''
    let text = (leaf.textContent ?? '').replace(STRAY, '').replace(SPACES, (space, at: number, all: string) => {
      const sides = [at ? all[at - 1] : before, all[at + space.length] ?? after]
      return space.includes('\n') && sides.every((side) => UNSPACED.test(side ?? '')) ? '' : ' '
    })
    if (afterSpace) text = text.replace(/^ /, '')
    if (text !== '') afterSpace = text.endsWith(' ')
    leaf.textContent = text
  })
  trimEnd(leaves)
  while (leaves[0] && (isBreak(leaves[0]) || isEmptyText(leaves[0]))) leaves.shift()?.remove()
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
      if (beforeBreak) leaf.textContent = (leaf.textContent ?? '').replace(/ $/, '')
      if (leaf.textContent === '') leaves.splice(i, 1)[0]?.remove()
      else atEnd = beforeBreak = false
    } else atEnd = beforeBreak = false
  }
}
