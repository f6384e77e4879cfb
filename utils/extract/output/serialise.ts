import { ATTRIBUTES } from '../page/html-vocabulary'

const VOID = ['br', 'col', 'hr', 'img']

const escapeText = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/**
 * A tidy body (`tidy.ts`) as the native format wants it: block elements joined without white space between them, attributes
 * always in one order, void elements as `<br>`. Serialising what was parsed from it gives the same again.
 */
export const serialise = (body: Element): string => inside(body)

/** A value as it is written between quotation marks. */
export const attributeValue = (value: string): string => escapeText(value).replace(/"/g, '&quot;')

/** The HTML of one element that is tidy already. */
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
