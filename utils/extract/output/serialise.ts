import { ATTRIBUTES } from '../page/html-vocabulary'

const VOID = ['br', 'col', 'hr', 'img']

const escapeText = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/**
 * A tidy body (`tidy.ts`) as the native format requires it: no white space between block elements, attributes in a
 * fixed order, void elements as `<br>`. Parsing and serialising it again gives the same text.
 */
export const serialise = (body: Element): string => inside(body)

/** An attribute value, escaped for double quotes. */
export const attributeValue = (value: string): string => escapeText(value).replace(/"/g, '&quot;')

/** The HTML of one element that is already tidy. */
export function outerHtml(element: Element): string {
  const { localName: name } = element
  const attributes = Object.keys(ATTRIBUTES)
    .filter((attribute) => element.hasAttribute(attribute))
    .map((attribute) => ` ${attribute}="${attributeValue(element.getAttribute(attribute) ?? '')}"`)
  const start = `<${name}${attributes.join('')}>`
  if (VOID.includes(name)) return start
  // A parser drops the first line break of `pre`.
  const lineBreak = name === 'pre' && element.textContent?.startsWith('\n') ? '\n' : ''
  return `${start}${lineBreak}${inside(element)}</${name}>`
}

const inside = (parent: Node): string =>
  [...parent.childNodes]
    .map((node) => (node.nodeType === 1 ? outerHtml(node as Element) : escapeText(node.textContent ?? '')))
    .join('')
