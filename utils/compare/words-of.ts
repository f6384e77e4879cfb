/** The words and what stands between them, also where a script puts no spaces; `language` may be no BCP 47 tag. */
export const wordsOf = (text: string, language: string | undefined): Iterable<Intl.SegmentData> =>
  segmenter(language).segment(text)

function segmenter(language: string | undefined): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'word' })
  } catch {
    // A page may declare a language that is no BCP 47 tag.
    return new Intl.Segmenter(undefined, { granularity: 'word' })
  }
}
