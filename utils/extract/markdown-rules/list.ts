const trimLines = (content: string) => content.replace(/^\n+|\n+$/g, '')

/** A list is loose when one of its items holds more than a line and lists below it. */
const isLoose = (list: Element) =>
  [...list.children].some((item) => [...item.children].some((part) => !/^(?:div|ul|ol)$/.test(part.localName)))

export function listItem(content: string, item: Element): string {
  const list = item.parentElement as Element
  const marker = list.localName === 'ol' ? `${firstNumber(list) + [...list.children].indexOf(item)}. ` : '- '
  const task = trimLines(content).replace(/^☐ /, '[ ] ').replace(/^☑ /, '[x] ')
  const gap = isLoose(list) ? '\n\n' : '\n'
  return `${gap}${marker}${task.replace(/\n(?=[^\n])/g, `\n${' '.repeat(marker.length)}`)}${gap}`
}

export function list(content: string, element: Element): string {
  const gap = element.parentElement?.localName === 'li' ? '\n' : '\n\n'
  // Two lists in a row would be read as one.
  const isNext = element.previousElementSibling?.localName === element.localName
  return `${gap}${isNext ? `<!-- -->${gap}` : ''}${trimLines(content)}${gap}`
}

export const firstNumber = (list: Element): number => Number(list.getAttribute('start') ?? 1)
