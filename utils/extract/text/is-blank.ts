// biome-ignore lint/suspicious/noControlCharactersInRegex: no text has them, and `collapse` drops them
const VISIBLE = /[^\s\0-\x1F\x7F-\x9F\u200B-\u200D\u2060]/

/** Looks empty on the page: no text but white space (of any script), controls and invisible joiners, no picture. */
export const isBlank = (node: Node): boolean =>
  !VISIBLE.test(node.textContent ?? '') &&
  !(node.nodeType === 1 && ((node as Element).localName === 'img' || (node as Element).querySelector('img')))
