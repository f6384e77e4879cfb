import { WORD_JOINER } from './word-joiner'

/**
 * Popular plugins run parts of any note: Templater every `<%`, also in front matter and code, when the file appears;
 * Dataview code that begins with `=` or `$=`, also in text it renders again (properties in its tables, the value in
 * `[key:: value]`); Meta Bind code that begins with `INPUT[`. A word joiner breaks up what starts them: a backslash or
 * reference would show in code and properties, and is undone by rendering. Which program runs what, with sources:
 * `tests/formats/readers.ts`.
 */

const TEMPLATER = '(?<=<|&(?:lt|LT|#0*60|#[Xx]0*3[Cc]);)(?=%|&#37;)'

/** Literal, or as `extract/output/markdown` escapes it. */
const QUERY = '(?:\\\\?\\$|&#36;)?(?:\\\\?=|&#61;)|(?:INPUT|VIEW|BUTTON)(?:\\\\?\\[|&#91;)'
const SPACE = '(?:\\s|&#10;)*'
/** At the beginning of code: after a backtick or the tags that open it. */
const INLINE_QUERY = `(?=${QUERY})(?<=(?:\`|&#96;|<[Cc][Oo][Dd][Ee]\\b[^<>]*>(?:${SPACE}<[^<>]*>)*)${SPACE})`

/** Not in a bare address, which is a link. */
const INLINE_FIELD = '(?<=:)(?=:)(?<!https?://[^\\s<>]{0,100})'

/** A bare address that opens an application, which then acts without asking. */
const APP_LINK = '(?<=\\b(?!https?:)[A-Za-z][A-Za-z\\d+.-]{1,30}:)(?=//)'

/** As a property, it becomes a vault link. */
const WIKI_LINK = '(?<=\\[)(?=\\[)'

const either = (...places: string[]) => new RegExp(places.join('|'), 'g')
const IN_CODE = either(TEMPLATER, INLINE_QUERY)
const IN_TEXT = either(TEMPLATER, INLINE_QUERY, INLINE_FIELD, APP_LINK)
const IN_PROPERTY = either(TEMPLATER, INLINE_QUERY, WIKI_LINK, APP_LINK)
const CODE_START = new RegExp(`^[\\s>]*(?=${QUERY})`)

/** Text of the page as a property of a note. */
export const guardProperty = (value: string): string => value.replace(IN_PROPERTY, WORD_JOINER)

/**
 * What `extract/output/markdown/markdown.ts` writes besides text: a table or code block as HTML on one line, code (only
 * it has backticks), a link's destination.
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
