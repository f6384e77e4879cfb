import { markdownAddress } from '../markdown-address'

/** An ampersand that would begin a character reference; others, as in AT&T, are literal. */
const REFERENCE = /&(?=#?[\w:.-]+;)/g

/** Special in the text of a link in CommonMark, GFM or kramdown (`|`: table, `$$`: math). */
const ACTIVE = /[\\`*_[\]>|}$]/g

/**
 * Text for a link, on one line, read literally by CommonMark, GFM and kramdown. Uses references where a backslash does
 * not help: plain kramdown does not know `\~` and `\&` and takes `[^…` for a footnote; Liquid would still see `\{%`,
 * and HTML renderers `\<b>`.
 */
export const linkText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\s\p{Zl}\p{Zp}\p{Cc}]+/gu, ' ')
    .trim()
    .replace(REFERENCE, '&amp;')
    .replace(ACTIVE, '\\$&')
    .replaceAll('<', '&lt;')
    .replaceAll('{', '&#123;')
    .replaceAll('~', '&#126;')
    .replace(/^\^/, '&#94;')

/** Ends an address in some parsers, or is invisible. */
const UNSAFE = /["^\p{Cf}]/gu

/** An address as a link's destination; empty if following it could run something (`javascript:`). */
export const linkDestination = (url: string): string =>
  /^(?:https?|file):/i.test(url) ? markdownAddress(url.toWellFormed().replace(UNSAFE, encodeURIComponent)) : ''
