import { WORD_JOINER } from './word-joiner'

/**
 * Plugins that many have run parts of any note: Templater every `<%`, in front matter and code too, when the file appears;
 * Dataview code that begins with `=` or `$=`, also in words that it renders a second time (properties in its tables, the
 * value in `[key:: value]`); Meta Bind code that begins with `INPUT[`. A word joiner goes between the signs that start
 * them: a backslash or a reference would show in code and in properties, and is undone once the words are rendered.
 * Which reader runs what, and where that is written: `tests/formats/readers.ts`.
 */

const TEMPLATER = '(?<=<|&(?:lt|LT|#0*60|#[Xx]0*3[Cc]);)(?=%|&#37;)'

/** As the text itself and as `extract/output/markdown` escapes it. */
const QUERY = '(?:\\\\?\\$|&#36;)?(?:\\\\?=|&#61;)|(?:INPUT|VIEW|BUTTON)(?:\\\\?\\[|&#91;)'
const SPACE = '(?:\\s|&#10;)*'
/** At the beginning of code: after a backtick, or the tags that open it. */
const INLINE_QUERY = `(?=${QUERY})(?<=(?:\`|&#96;|<[Cc][Oo][Dd][Ee]\\b[^<>]*>(?:${SPACE}<[^<>]*>)*)${SPACE})`

/** Not in an address, which is a link as it stands. */
const INLINE_FIELD = '(?<=:)(?=:)(?<!https?://[^\\s<>]{0,100})'

/** An address as it stands that opens an application, which acts without a question. */
const APP_LINK = '(?<=\\b(?!https?:)[A-Za-z][A-Za-z\\d+.-]{1,30}:)(?=//)'

/** A property that is one becomes a link of the vault. */
const WIKI_LINK = '(?<=\\[)(?=\\[)'

const either = (...places: string[]) => new RegExp(places.join('|'), 'g')
const IN_CODE = either(TEMPLATER, INLINE_QUERY)
const IN_TEXT = either(TEMPLATER, INLINE_QUERY, INLINE_FIELD, APP_LINK)
const IN_PROPERTY = either(TEMPLATER, INLINE_QUERY, WIKI_LINK, APP_LINK)
const CODE_START = new RegExp(`^[\\s>]*(?=${QUERY})`)

/** Words of the page as a property of a note. */
export const guardProperty = (value: string): string => value.replace(IN_PROPERTY, WORD_JOINER)

/**
 * What `extract/output/markdown/markdown.ts` writes beside text: a table or code block as HTML on its line, code (its backticks are the
 * only ones), where a link leads.
 */
const PIECES =
  /^[ >\d.*+-]*<(?:table|pre)\b.*$|(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)|(?<!(?<!\\)(?:\\\\)*\\)\]\([^()\s]*\)/gm

/** The body of a note, in Markdown. */
export function guardNote(markdown: string): string {
  const written: string[] = []
  let end = 0
  for (const piece of markdown.matchAll(PIECES)) {
    written.push(guardText(markdown.slice(end, piece.index)), guardPiece(piece[0], piece[1]))
    end = piece.index + piece[0].length
  }
  return written.join('') + guardText(markdown.slice(end))
}

const guardText = (text: string) => text.replace(IN_TEXT, WORD_JOINER)

function guardPiece(piece: string, ticks = ''): string {
  if (ticks) {
    const code = piece.slice(ticks.length, -ticks.length).replace(CODE_START, `$&${WORD_JOINER}`)
    return ticks + code.replace(IN_CODE, WORD_JOINER) + ticks
  }
  if (piece.startsWith('](')) return piece
  return piece.replace(IN_CODE, WORD_JOINER).replace(/(?<=>)[^<>]+(?=<)/g, guardText)
}
