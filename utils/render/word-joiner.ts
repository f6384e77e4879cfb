/**
 * U+2060: invisible, allows no line break, and not white space to the programs that act on a page's text. Between two
 * characters it stops what they would start; removing it restores the page's text.
 */
export const WORD_JOINER = '\u2060'
