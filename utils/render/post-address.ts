import { EVENT_ID, getScalarValue, parseEvents } from 'js-yaml'

/** In UTF-16 units: longer than any real front matter, and fast to parse whatever it contains. */
const MAX_FRONT_MATTER = 262_144

/** The first line (an editor may add a BOM) and the last, as Jekyll reads them. */
const START = /^\uFEFF?---[ \t]*(?:\r\n?|\n)/
const END = /^(?:---|\.\.\.)[ \t]*(?![^\r\n])/m

/** The depth of the front matter's own keys and values; list elements are one deeper. */
const TOP = 1

/**
 * The address in a post's front matter (`from:` in the Jekyll formats, which alone have a `layout:`; `source:` in
 * Obsidian's); undefined for any other text and for front matter that is unreadable or too long. Tolerates rewriting by
 * editors and formatters: other quotes, folded, commented, sorted, as a list of one.
 */
export function postAddress(text: string): string | undefined {
  const start = START.exec(text)?.[0].length
  if (start === undefined) return undefined
  const yaml = text.slice(start, start + MAX_FRONT_MATTER)
  const end = yaml.search(END)
  if (end === -1) return undefined
  const values = topLevel(yaml.slice(0, end))
  const keys = values?.has('layout') ? ['from', 'source'] : ['source', 'from']
  return keys.map((key) => values?.get(key)).find(Boolean)
}

/**
 * The scalars of a mapping, and the first of each list in it, by key; undefined if it is not YAML. Read from the
 * parser's events: constructs no values, follows no tags or aliases. The first of duplicate keys counts.
 */
function topLevel(yaml: string): Map<string, string> | undefined {
  const values = new Map<string, string>()
  let key: string | undefined
  let isKey = false
  let depth = TOP
  try {
    const [, root, ...events] = parseEvents(yaml, {})
    if (root?.type !== EVENT_ID.MAPPING) return undefined
    for (const event of events) {
      if (event.type === EVENT_ID.POP) {
        depth--
        continue
      }
      if (depth === TOP) isKey = !isKey
      if (depth === TOP && isKey) key = event.type === EVENT_ID.SCALAR ? getScalarValue(yaml, event) : undefined
      else if (event.type === EVENT_ID.SCALAR && depth <= TOP + 1 && key !== undefined && !values.has(key))
        values.set(key, getScalarValue(yaml, event))
      if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) depth++
    }
    return values
  } catch {
    return undefined
  }
}
