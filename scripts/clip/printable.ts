/**
 * What a terminal obeys (control characters) or what makes a line read differently than it is written (line separators,
 * direction marks). Names, records and pages are untrusted.
 */
const ACTIVE = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu

/** A line for people to read. */
export const printable = (line: string): string => line.toWellFormed().replace(ACTIVE, '\uFFFD')

/** A line of JSON that parses to exactly the value. */
export const printableJson = (value: object): string =>
  JSON.stringify(value).replace(ACTIVE, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
