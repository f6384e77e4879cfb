/** Left out: captions belong to the pictures, ruby repeats its base. */
const ASIDE = 'figcaption, rt, rp'

/** Blocks that contain lines; in a table each row is one. */
const HOLDERS = /^(?:div|ul|ol|li|dl|dd|blockquote|figure|details|table|thead|tbody|tfoot)$/

const BLOCK = /^(?:p|h\d|pre|dt|summary|caption|tr|hr)$/

/** A tidy body (`tidy.ts`) as plain text, one block per line, no captions: for search, fingerprint and word count. */
export function toText(body: Element): string {
  const root = body.cloneNode(true) as Element
  for (const aside of root.querySelectorAll(ASIDE)) aside.remove()
  for (const br of root.querySelectorAll('br')) br.replaceWith(' ')
  for (const cell of root.querySelectorAll('td, th, tr p, tr li')) cell.append(' ')
  return lines(root)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

function lines(parent: Node): string[] {
  const found: string[] = []
  let open = false
  for (const node of parent.childNodes) {
    const name = node.nodeType === 1 ? (node as Element).localName : ''
    if (HOLDERS.test(name)) found.push(...lines(node))
    else if (BLOCK.test(name) || !open) found.push(node.textContent ?? '')
    else found.push(`${found.pop()}${node.textContent}`)
    open = !HOLDERS.test(name) && !BLOCK.test(name)
  }
  return found
}
