import { escapeText } from './escape'

/** What would end a destination, pair with a backtick of the text, or start a table or a tag (Liquid). */
const UNSAFE = /[\s<>\\`|{}\p{Cc}]/gu

/** An address as the destination of a link or picture. */
export const destination = (address: string): string =>
  address
    .replace(UNSAFE, encodeURIComponent)
    .replace(/\(/g, '%28')
    .replace(/\)/g, '%29')
    .replace(/&(?=#?[\w:.-]+;)/g, '&amp;')

/** `[^x]` is a footnote; `[x]: y`, escaped or not, is a link definition to kramdown. */
const asLabel = (text: string) => text.replace(/^\^/, '&#94;').replace(/\\\](?=:)/g, '&#93;')

export const link = (content: string, href: string): string =>
  content.trim() === '' ? '' : `[${asLabel(content)}](${destination(href)})`

export function image(src: string, alt: string): string {
  // kramdown undoes only its own backslash escapes in this text.
  const text = escapeText(alt.replace(/\s+/g, ' ').trim()).replace(/\\~/g, '&#126;')
  return `![${asLabel(text)}](${destination(src)})`
}
