import type { Written } from './written'

/** Strip the empty lines around it. */
export const trimLines = (content: string): string => content.replace(/^\n+|(?<!\n)\n+$/g, '')

export function list(element: Element, written: Written): string {
  const items = [...element.children]
  // A list is loose if an item holds anything but a line and nested lists.
  const isLoose = items.some((item) => [...item.children].some((part) => !/^(?:div|ul|ol)$/.test(part.localName)))
  const first = firstNumber(element)
  const lines = items.map((item, i) =>
    listItem(element.localName === 'ol' ? `${first + i}. ` : '- ', trimLines(written.get(item) ?? '')),
  )
  const gap = element.parentElement?.localName === 'li' ? '\n' : '\n\n'
  // Two adjacent lists would be read as one.
  const isNext = element.previousElementSibling?.localName === element.localName
  return `${gap}${isNext ? `<!-- -->${gap}` : ''}${lines.join(isLoose ? '\n\n' : '\n')}${gap}`
}

function listItem(marker: string, content: string): string {
  const task = content.replace(/^☐ /, '[ ] ').replace(/^☑ /, '[x] ')
  return marker + task.replace(/\n(?=[^\n])/g, `\n${' '.repeat(marker.length)}`)
}

export const firstNumber = (list: Element): number => Number(list.getAttribute('start') ?? 1)
