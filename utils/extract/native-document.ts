/**
 * The document with its own properties only: a page's `<form name="title">` or `<img name="querySelector">` replaces
 * what the browser put there (HTML, `[LegacyOverrideBuiltIns]`), by accident or to keep us out.
 */
export function nativeDocument(document: Document): Document {
  const prototype = Object.getPrototypeOf(document)
  return new Proxy(document, {
    get(target, name) {
      const value = Reflect.get(prototype, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** Take the names away that would replace a document's own properties. */
export function unname(document: Document): void {
  for (const element of nativeDocument(document).querySelectorAll('form, img, iframe, embed, object')) {
    element.removeAttribute('name')
    if (element.localName === 'object') element.removeAttribute('id')
  }
}
