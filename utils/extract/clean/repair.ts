import { isBlank } from '../text/is-blank'

/** Move what is directly in a list into an item: a nested list belongs to the item before it. */
export function repairLists(root: Element): void {
  for (const list of root.querySelectorAll('ul, ol')) adopt(list, ['li'], 'li')
  for (const group of root.querySelectorAll('dl > div')) group.replaceWith(...group.childNodes)
  for (const list of root.querySelectorAll('dl')) adopt(list, ['dt', 'dd'], 'dd')
}

function adopt(list: Element, allowed: string[], name: string): void {
  for (const child of [...list.childNodes]) {
    if (child.nodeType === 1 && allowed.includes((child as Element).localName)) continue
    if (isBlank(child)) {
      child.remove()
      continue
    }
    const before = child.previousSibling as Element | null
    const item = before ?? list.ownerDocument.createElement(name)
    if (!before) list.prepend(item)
    item.append(child)
  }
}

/** What a part of a table may contain; the rest moves in front of the table, as in an HTML parser. */
const PARTS: Record<string, RegExp> = {
  table: /^(?:caption|colgroup|thead|tbody|tfoot|tr)$/,
  colgroup: /^col$/,
  thead: /^tr$/,
  tbody: /^tr$/,
  tfoot: /^tr$/,
  tr: /^t[hd]$/,
}

/** Leave only data tables: one that merely arranges boxes (one column, or tables inside) becomes those boxes. */
export function repairTables(root: Element): void {
  for (const part of root.querySelectorAll(Object.keys(PARTS).join())) {
    for (const child of [...part.childNodes]) {
      if (child.nodeType === 1 && PARTS[part.localName]?.test((child as Element).localName)) continue
      const table = part.closest('table')
      if (isBlank(child)) child.remove()
      else table?.before(child)
    }
  }
  for (const row of root.querySelectorAll('tr')) if (isBlank(row)) row.remove()
  for (const caption of root.querySelectorAll('caption')) caption.closest('table')?.prepend(caption)
  for (const table of root.querySelectorAll('table')) {
    const isData = [...table.querySelectorAll('tr')].some((row) => row.children.length > 1)
    if (!isData || table.querySelector('table')) toBoxes(table)
  }
}

function toBoxes(table: Element): void {
  const box = table.ownerDocument.createElement('div')
  for (const cell of table.querySelectorAll('caption, td, th')) {
    if (cell.closest('table') !== table) continue
    const part = table.ownerDocument.createElement('div')
    part.append(...cell.childNodes)
    box.append(part)
  }
  table.replaceWith(box)
}
