declare module '@mozilla/readability/Readability.js' {
  interface Metadata {
    title: string
  }

  /** What a reading is made of in version 0.6.0. Private to the library, so the version is pinned. */
  export default class Readability {
    constructor(document: Document, options: { charThreshold: number })
    REGEXPS: { byline: RegExp }
    _doc: Document
    /** Its byline and its title decide what is removed as one. */
    _metadata: Metadata
    _articleTitle: string
    /** Removes `script` and `noscript`. */
    _removeScripts(document: Document): void
    /** Removes styles and makes paragraphs of double line breaks. */
    _prepDocument(): void
    _getArticleMetadata(jsonLd: object): Metadata
    _grabArticle(): Element | null
    _cleanStyles(element: Element): void
    _fixLazyImages(element: Element): void
    _isValidByline(element: Element, names: string): boolean
    _isElementWithoutContent(element: Element): boolean
    /** The whole reading, which also makes the result fit to be shown. */
    parse(): { content: unknown } | null
  }
}
