/** Text as one line: white space collapsed and trimmed, invisible format characters that sites use as padding removed. */
export const oneLine = (text: string | null | undefined): string =>
  (text ?? '')
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
