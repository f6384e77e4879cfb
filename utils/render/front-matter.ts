import type { Moment } from '../article'

/**
 * Values of front matter that PyYAML and Psych (YAML 1.1) and js-yaml (YAML 1.2) all read as the same string.
 * A dumper cannot write the native format's layout, and each dumper leaves plain what another parser reads as a
 * number, a date or a boolean: hence a fixed layout with every value serialised here.
 */

/** What YAML forbids or a user cannot see; the two joiners stay, Persian and emoji need them. */
const UNSEEN = /[\p{Cc}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|(?![\u200C\u200D])\p{Cf}/gu

const hex = (character: string, digits: number) =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(digits, '0')

// YAML reads each \u as one code point: a surrogate pair, as JSON would write it, is an error to libyaml.
const escapeUnseen = (character: string) =>
  character.length === 1 ? `\\u${hex(character, 4)}` : `\\U${hex(character, 8)}`

/** Any string as a double-quoted scalar on one line. Lone surrogates become U+FFFD. */
export const quoted = (value: string): string => JSON.stringify(value.toWellFormed()).replace(UNSEEN, escapeUnseen)

const WORD = "[\\p{L}\\p{M}\\p{Nd}.’'·&()/_+-]"
/** A letter first keeps numbers, dates and indicators out; no sign here means anything inside a plain scalar. */
const PLAIN = new RegExp(`^\\p{L}${WORD}*(?: ${WORD}+)*$`, 'u')
/** Words that are no strings in YAML 1.1. */
const RESERVED = /^(?:null|true|false|yes|no|on|off|y|n|inf|nan)$/i
/** The part of a URL's alphabet that YAML reads as it stands; `: ` and a last `:` would make a mapping. */
const PLAIN_URL = /^https?:\/\/[\w.~/?&=%+@!$*(),;:#-]*[\w/=%-]$/

/** A scalar: plain where every parser reads exactly this string, else double-quoted. */
export const scalar = (value: string): string =>
  (PLAIN.test(value) && !RESERVED.test(value)) || PLAIN_URL.test(value) ? value : quoted(value)

/** A list on one line, spaced as in the native format: `[ 大纪元, "a, b" ]`, empty `[  ]`. */
export const flowList = (values: readonly string[]): string =>
  `[ ${values.map((value) => (PLAIN_URL.test(value) ? quoted(value) : scalar(value))).join(', ')} ]`

/** A list with one value a line, for `key:` at the margin; empty `[]`. */
export const blockList = (values: readonly string[]): string =>
  values.length === 0 ? ' []' : values.map((value) => `\n  - ${scalar(value)}`).join('')

/** `key: value` as the only line, or no line when there is no value. */
export const knownLine = (key: string, value: string | undefined): string[] =>
  value ? [`${key}: ${scalar(value)}`] : []

/** When this text replaced an earlier one (UTC, ISO 8601): plain, so that every parser reads a timestamp. */
export const updatedLine = (updated: Moment | undefined): string[] => (updated ? [`updated: ${updated}`] : [])
