import { own } from './own'

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

const NAMED = 'form, img, iframe, embed, object, input, button, select, textarea, fieldset, output'

/** Take the names away that would replace a document's or a form's own properties (`<input name="parentNode">`). */
export function unname(document: Document): void {
  for (const element of nativeDocument(document).querySelectorAll(NAMED)) {
    const remove = own(element, 'removeAttribute').bind(element)
    remove('name')
    if (!/^(?:form|img|iframe)$/.test(own(element, 'localName'))) remove('id')
  }
}
