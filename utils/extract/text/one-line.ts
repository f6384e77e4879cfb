/** Characters: no title, name or summary has more. It also bounds the time of the patterns that read one. */
export const LONGEST_LINE = 5_000

/** Text as one line: white space collapsed and trimmed, invisible format characters that sites use as padding removed. */
export const oneLine = (text: string | null | undefined): string =>
  (text ?? '')
    .trim()
    .slice(0, LONGEST_LINE)
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
