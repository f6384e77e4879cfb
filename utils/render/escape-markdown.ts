import { markdownAddress } from '../markdown-address'

/** An ampersand that would begin a character reference; any other, as in AT&T, is itself. */
const REFERENCE = /&(?=#?[\w:.-]+;)/g

/** Means something inside a link text in CommonMark, GFM or kramdown (`|`: table, `$$`: math). */
const ACTIVE = /[\\`*_[\]>|}$]/g

/**
 * Text as the text of a link, on one line, read literally by CommonMark, GFM and kramdown. References where a backslash
 * does not help: plain kramdown knows no `\~` and `\&` and takes `[^…` for a footnote; Liquid would still see `\{%`, and
 * whoever shows the body as HTML `\<b>`.
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

/** An address as the destination of a link; empty when following it could run something (`javascript:`). */
export const linkDestination = (url: string): string =>
  /^(?:https?|file):/i.test(url) ? markdownAddress(url.toWellFormed().replace(UNSAFE, encodeURIComponent)) : ''
