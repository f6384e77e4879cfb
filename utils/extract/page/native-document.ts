import { own } from './own'

/**
 * The document with its native properties only: a page's `<form name="title">` or `<img name="querySelector">`
 * overrides the browser's (HTML, `[LegacyOverrideBuiltIns]`), by accident or to keep us out.
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

/** Remove names that would override native properties of a document or a form (`<input name="parentNode">`). */
export function unname(document: Document): void {
  for (const element of nativeDocument(document).querySelectorAll(NAMED)) {
    const remove = own(element, 'removeAttribute').bind(element)
    remove('name')
    if (!/^(?:form|img|iframe)$/.test(own(element, 'localName'))) remove('id')
  }
}
