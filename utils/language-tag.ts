const RTL = /^(?:ar|arz|azb|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)(?:-|$)/

/** In characters, ten times what RFC 5646 expects: ICU takes quadratic time, and a page may declare anything. */
const LONGEST = 350

/** The canonical form of a BCP 47 tag (`zh_tw` is `zh-TW`); undefined if it is not a language. */
export function languageTag(text: string): string | undefined {
  const declared = text.trim()
  if (declared.length > LONGEST) return undefined
  try {
    const [tag] = Intl.getCanonicalLocales(declared.replaceAll('_', '-'))
    // Subtags of five letters or more are reserved and none is registered: "Chinese" is a word, not a tag.
    return tag && /^(?!und)[a-z]{2,3}(?:-|$)/.test(tag) ? tag : undefined
  } catch {
    return undefined
  }
}

/** Whether a language (canonical BCP 47) is written from right to left. */
export const isRtl = (language: string): boolean => RTL.test(language)
