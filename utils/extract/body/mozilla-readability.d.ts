declare module '@mozilla/readability/Readability.js' {
  interface Metadata {
    title: string
  }

  /** The steps of a parse in version 0.6.0. Private to the library, so the version is pinned. */
  export default class Readability {
    constructor(document: Document, options: { charThreshold: number })
    REGEXPS: { byline: RegExp }
    _doc: Document
    /** Decide what is removed as byline and title. */
    _metadata: Metadata
    _articleTitle: string
    /** Removes `script` and `noscript`. */
    _removeScripts(document: Document): void
    /** Removes styles and turns double line breaks into paragraphs. */
    _prepDocument(): void
    _getArticleMetadata(jsonLd: object): Metadata
    _grabArticle(): Element | null
    _cleanStyles(element: Element): void
    _fixLazyImages(element: Element): void
    _isValidByline(element: Element, names: string): boolean
    _isElementWithoutContent(element: Element): boolean
    /** The whole parse, which also makes the result presentable. */
    parse(): { content: unknown } | null
  }
}
