const SEPARATORS = ',、;，；،؛'
const NEEDS_QUOTES = new RegExp(`[${SEPARATORS}\\n]|^"|^\\s|\\s$`)

/** A list as one line of text. Items with a separator are quoted, and their own quotes doubled. */
export const listText = (items: readonly string[]): string =>
  items.map((item) => (NEEDS_QUOTES.test(item) ? `"${item.replaceAll('"', '""')}"` : item)).join(', ')

/** The items of a line such as `徐简、"King, Jr."；Anne`. Drops empty items; an open quote runs to the end. */
export function parseList(text: string): string[] {
  const item = new RegExp(
    `\\s*(?:"((?:[^"]|"")*)(?:"|$)([^${SEPARATORS}\\n]*)|([^${SEPARATORS}\\n]*))(?:[${SEPARATORS}\\n]|$)`,
    'gy',
  )
  const items: string[] = []
  while (item.lastIndex < text.length) {
    const match = item.exec(text)
    if (!match) break
    const [, quoted, rest = '', plain = ''] = match
    const value = quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"') + rest.trimEnd()
    if (value) items.push(value)
  }
  return items
}
