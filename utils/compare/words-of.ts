/** The words and the text between them, also in scripts without spaces. */
export const wordsOf = (text: string, language: string | undefined): Iterable<Intl.SegmentData> =>
  segmenter(language).segment(text)

function segmenter(language: string | undefined): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'word' })
  } catch {
    // A page may declare an invalid BCP 47 tag.
    return new Intl.Segmenter(undefined, { granularity: 'word' })
  }
}
