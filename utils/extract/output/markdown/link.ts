import { markdownAddress } from '../../../markdown-address'
import { escapeText } from './escape'

/** `[^x]` is a footnote; `[x]: y`, escaped or not, is a link definition to kramdown. */
const asLabel = (text: string) => text.replace(/^\^/, '&#94;').replace(/\\\](?=:)/g, '&#93;')

export const link = (content: string, href: string): string =>
  content.trim() === '' ? '' : `[${asLabel(content)}](${markdownAddress(href)})`

export function image(src: string, alt: string): string {
  // kramdown only undoes its own backslash escapes here.
  const text = escapeText(alt.replace(/\s+/g, ' ').trim()).replace(/\\~/g, '&#126;')
  return `![${asLabel(text)}](${markdownAddress(src)})`
}
