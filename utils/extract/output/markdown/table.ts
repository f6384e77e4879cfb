import type { Written } from './written'

/**
 * A GFM table, which kramdown also reads. A merged cell is written once, with empty cells for the rest; a table
 * without a header row gets an empty one, since both dialects require it.
 */
export function table(element: Element, cells: Written): string {
  const rows = [...element.querySelectorAll('tr')]
  const first = rows[0]
  // kramdown reads a header without rows as text.
  const hasHeader =
    rows.length > 1 &&
    (first?.closest('thead') || [...(first?.children ?? [])].every((cell) => cell.localName === 'th'))
  const grid = layOut(rows, cells)
  const width = Math.max(...grid.map((row) => row.length))
  const line = (row: string[]) => `| ${Array.from({ length: width }, (_, i) => row[i] ?? '').join(' | ')} |`
  const [header = [], ...body] = hasHeader ? grid : [[], ...grid]
  return `\n\n${[line(header), line(Array(width).fill('---')), ...body.map(line)].join('\n')}\n\n`
}

function layOut(rows: Element[], cells: Written): string[][] {
  // No cell spans more columns than exist: a hostile number must not cost memory.
  const widest = Math.max(...rows.map((row) => row.children.length))
  /** For each column, how many rows a cell above still covers. */
  const covered: number[] = []
  return rows.map((row) => {
    const written: string[] = []
    const skip = () => {
      for (; written.length < widest && (covered[written.length] ?? 0) > 0; written.push(''))
        covered[written.length] = (covered[written.length] ?? 0) - 1
    }
    for (const cell of row.children) {
      skip()
      const columns = Math.min(spanOf(cell, 'colspan'), widest)
      for (let i = 0; i < columns && (i === 0 || written.length < widest); i++) {
        covered[written.length] = spanOf(cell, 'rowspan') - 1
        written.push(i === 0 ? oneLine(cells.get(cell) ?? '') : '')
      }
    }
    skip()
    return written
  })
}

const spanOf = (cell: Element, name: string) => Math.max(1, Number(cell.getAttribute(name) ?? 1))

/** A cell is one line. One of only dashes would make its row a separator in kramdown. */
const oneLine = (content: string) =>
  content
    .trim()
    .replace(/\s+/g, (space) => (space.includes('\n') ? '<br>' : space))
    .replace(/^[-+:=\s]+$/, '\\$&')
