/**
 * U+2060: a reader sees nothing of it, no line breaks at it, and none of the programs that act on a page's words takes it
 * for white space. Put between two signs it stops what they would start; taken out, the words are the page's again.
 */
export const WORD_JOINER = '\u2060'
