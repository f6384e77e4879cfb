import type { Moment } from '../article'

/**
 * Front matter values that PyYAML and Psych (YAML 1.1) and js-yaml (YAML 1.2) all read as the same string. A dumper
 * cannot write the native layout, and each leaves plain what another parser reads as a number, date or boolean; hence a
 * fixed layout with every value serialised here.
 */

/** Forbidden in YAML or invisible. Keeps the two joiners, which Persian and emoji need. */
const UNSEEN = /[\p{Cc}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|(?![\u200C\u200D])\p{Cf}/gu

const hex = (character: string, digits: number) =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(digits, '0')

// YAML reads each \u as one code point: a surrogate pair, as in JSON, is an error in libyaml.
const escapeUnseen = (character: string) =>
  character.length === 1 ? `\\u${hex(character, 4)}` : `\\U${hex(character, 8)}`

/** Any string as a double-quoted scalar on one line. Lone surrogates become U+FFFD. */
export const quoted = (value: string): string => JSON.stringify(value.toWellFormed()).replace(UNSEEN, escapeUnseen)

const WORD = "[\\p{L}\\p{M}\\p{Nd}.’'·&()/_+-]"
/** Starting with a letter rules out numbers, dates and indicators; no sign here is special in a plain scalar. */
const PLAIN = new RegExp(`^\\p{L}${WORD}*(?: ${WORD}+)*$`, 'u')
/** Not strings in YAML 1.1. */
const RESERVED = /^(?:null|true|false|yes|no|on|off|y|n|inf|nan)$/i
/** URLs that YAML reads literally; `: ` or a final `:` would make a mapping. */
const PLAIN_URL = /^https?:\/\/[\w.~/?&=%+@!$*(),;:#-]*[\w/=%-]$/

/** A scalar: plain if every parser reads exactly this string, else double-quoted. */
export const scalar = (value: string): string =>
  (PLAIN.test(value) && !RESERVED.test(value)) || PLAIN_URL.test(value) ? value : quoted(value)

/** A list on one line, spaced as in the native format: `[ 大纪元, "a, b" ]`, empty `[  ]`. */
export const flowList = (values: readonly string[]): string =>
  `[ ${values.map((value) => (PLAIN_URL.test(value) ? quoted(value) : scalar(value))).join(', ')} ]`

/** A list, one value per line, for an unindented `key:`; empty `[]`. */
export const blockList = (values: readonly string[]): string =>
  values.length === 0 ? ' []' : values.map((value) => `\n  - ${scalar(value)}`).join('')

/** `key: value` as the only line, or none without a value. */
export const knownLine = (key: string, value: string | undefined): string[] =>
  value ? [`${key}: ${scalar(value)}`] : []

/** When this text replaced an earlier one (UTC, ISO 8601): plain, so that parsers read a timestamp. */
export const updatedLine = (updated: Moment | undefined): string[] => (updated ? [`updated: ${updated}`] : [])
