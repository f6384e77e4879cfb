/** Characters: no title, name or summary has more. Also bounds the time of patterns that read one. */
export const LONGEST_LINE = 5_000

/** Text on one line: white space collapsed and trimmed, invisible format characters that sites pad with removed. */
export const oneLine = (text: string | null | undefined): string =>
  (text ?? '')
    .trim()
    .slice(0, LONGEST_LINE)
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
