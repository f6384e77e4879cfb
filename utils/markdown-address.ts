/** Would end the address, pair with a backtick of the text, or start a table or a tag (Liquid). */
const UNSAFE = /[\s<>\\`|{}\p{Cc}]/gu

/** The address of a link or picture as our Markdown writes it. */
export const markdownAddress = (address: string): string =>
  address
    .replace(UNSAFE, encodeURIComponent)
    .replace(/\(/g, '%28')
    .replace(/\)/g, '%29')
    .replace(/&(?=#?[\w:.-]+;)/g, '&amp;')
