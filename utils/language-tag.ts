const RTL = /^(?:ar|arz|azb|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)(?:-|$)/

/** The canonical form of a BCP 47 tag (`zh_tw` is `zh-TW`); nothing when it names no language. */
export function languageTag(text: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))
    // Five letters and more are reserved for languages nobody has registered: "Chinese" is a word.
    return tag && /^(?!und)[a-z]{2,3}(?:-|$)/.test(tag) ? tag : undefined
  } catch {
    return undefined
  }
}

/** Whether a language (canonical BCP 47) is written from right to left. */
export const isRtl = (language: string): boolean => RTL.test(language)
