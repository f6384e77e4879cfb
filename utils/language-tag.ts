const RTL = /^(?:ar|arz|azb|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)(?:-|$)/

/** Characters: ten times what RFC 5646 expects. A page may declare anything, which ICU reads in time that grows with its square. */
const LONGEST = 350

/** The canonical form of a BCP 47 tag (`zh_tw` is `zh-TW`); nothing when it names no language. */
export function languageTag(text: string): string | undefined {
  const declared = text.trim()
  if (declared.length > LONGEST) return undefined
  try {
    const [tag] = Intl.getCanonicalLocales(declared.replaceAll('_', '-'))
    // Five letters and more are reserved for languages nobody has registered: "Chinese" is a word.
    return tag && /^(?!und)[a-z]{2,3}(?:-|$)/.test(tag) ? tag : undefined
  } catch {
    return undefined
  }
}

/** Whether a language (canonical BCP 47) is written from right to left. */
export const isRtl = (language: string): boolean => RTL.test(language)
