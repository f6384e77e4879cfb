const encoder = new TextEncoder()
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

export const byteLength = (text: string): number => encoder.encode(text).length

/** The longest start of at most `bytes` UTF-8 bytes that cuts no grapheme. */
export function cutBytes(text: string, bytes: number): string {
  if (byteLength(text) <= bytes) return text
  let end = 0
  let used = 0
  for (const { segment, index } of graphemes.segment(text)) {
    used += byteLength(segment)
    if (used > bytes) break
    end = index + segment.length
  }
  return text.slice(0, end)
}

/**
 * What Windows, Chromium (base/i18n/file_util_icu.cc: all of Cc and Cf, even joiners, and noncharacters), Firefox or
 * Obsidian (`[ ] # ^`) refuse or replace in a name, and every kind of space.
 */
const REFUSED = /[<>:"/\\|?*[\]#^\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}]+/gu

/** Windows device names, with or without an extension. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\s*(?:\.|$))/i

/** Chromium and Windows drop these at the ends. */
const ENDS = /^[\s.~]+|[\s.~]+$/g

/** Longer than any name, so that a hostile title of a million dots costs no time. */
const MAX_LENGTH = 2000

/** Text as (part of) a file name: NFC, one line, only what every system accepts. May be empty. */
export const safeText = (text: string): string =>
  text
    .slice(0, MAX_LENGTH)
    .toWellFormed()
    .normalize('NFC')
    .replace(REFUSED, ' ')
    .replace(ENDS, '')
    // Jekyll turns `..` in an address into a folder.
    .replace(/\.{2,}/g, '…')

/** A whole name, of at most `bytes` bytes, not a Windows device. */
export const safeName = (name: string, bytes: number): string =>
  cutBytes(safeText(name).replace(DEVICE, '$&_'), bytes).replace(ENDS, '')
