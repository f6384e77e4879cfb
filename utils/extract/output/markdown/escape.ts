type Escape = [active: RegExp, written: string]

/** Text without any of these (most text) is written unchanged. */
const ACTIVE = /[\\&<>*[\]|`_=%#{~$]/

/**
 * What is active anywhere in a line in CommonMark, GFM, kramdown or Obsidian, and how to write it as plain text.
 * A character reference where kramdown, which knows fewer backslash escapes, would show the backslash.
 * Order matters: the text's own backslashes and ampersands before those we add.
 */
const ESCAPES: Escape[] = [
  [/\\(?![\p{L}\p{N}])/gu, '\\\\'],
  [/&(?=#?[\w:.-]+;)/g, '&amp;'],
  // White space matters only between two words: Turndown moves it out of emphasis and links.
  [/<(?!\s+\S)/g, '&lt;'],
  [/>(?=>)/g, '\\>'],
  [/(?<!\S\s+)\*|\*(?!\s+\S)/g, '\\*'],
  [/[[\]|]/g, '\\$&'],
  // kramdown pairs even escaped backticks when looking for table cells.
  [/`/g, '&#96;'],
  // An underscore inside a word is text: snake_case.
  [/(?<!\p{L})_|_(?![\p{L}\p{N}])/gu, '\\_'],
  // Obsidian: ==highlight==, %%comment%%, #tag.
  [/(?<==)=|=(?==)/g, '\\='],
  [/%(?=%)/g, '&#37;'],
  [/(?<=^|\s)#(?=\p{N}*[\p{L}_/-])/gu, '\\#'],
  // kramdown: {:.class}, {#id}.
  [/\{(?=[:#])/g, '\\{'],
]

/** One tilde is a range (3~5 days); two may strike out the text between, and one next to our own `~~` would join it. */
const TILDES = /~.*~|^~|~$/s

/** What Obsidian and Pandoc read as math: $x$, but not $5 and $10. */
const MATH = /\$\$|\$\S(?:[^$]*\S)?\$(?!\d)/

/** Article text, escaped so that CommonMark, GFM, kramdown and Obsidian read it as text. */
export function escapeText(text: string): string {
  if (!ACTIVE.test(text)) return text
  const escaped = ESCAPES.reduce((done, [active, written]) => done.replace(active, written), text)
  const untilded = TILDES.test(text) ? escaped.replace(/~/g, '\\~') : escaped
  return MATH.test(text) ? untilded.replace(/\$/g, '\\$$') : untilded
}

/** kramdown's end of block, Obsidian's block name. */
const END_OF_BLOCK: Escape = [/(?<=^|\s)\^(?=[\w-]*$)/, '&#94;']

/** What is active only at the start (`^`) or the end (`$`) of a line. */
const LINE_ESCAPES: Escape[] = [
  [/^(?:[-+*](?=\s|$)|-(?=[-\s]*$)|=(?=\s*$)|[#>]|:(?=[\s|-]|$))/, '\\$&'],
  [/^(\d+)([.)])(?=\s|$)/, '$1\\$2'],
  // kramdown's line break.
  [/\\\\$/, '&#92;'],
  END_OF_BLOCK,
]

/** The lines of a paragraph, already escaped as text, so that none starts another kind of block. */
export const escapeLines = (content: string): string =>
  content
    .split('\n')
    .map((line) => LINE_ESCAPES.reduce((done, [active, written]) => done.replace(active, written), line))
    .join('\n')

/** The line of a heading, already escaped as text. */
export const escapeHeading = (line: string): string =>
  line.replace(/(?<!#)#+$/, (signs) => signs.replace(/#/g, '\\#')).replace(...END_OF_BLOCK)
