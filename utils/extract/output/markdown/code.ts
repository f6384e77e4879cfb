const longestRun = (text: string) => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))

/** A code span; as HTML in a table if it has a `|`, which ends the cell: kramdown would show a backslash. */
export function codeSpan(element: Element): string {
  const code = (element.textContent ?? '').replace(/\s+/g, ' ').trim()
  if (code === '') return ''
  if (code.includes('|') && element.closest('td, th')) {
    return `<code>${code.replace(/[^\p{L}\p{N} ]/gu, (char) => `&#${char.codePointAt(0)};`)}</code>`
  }
  const delimiter = '`'.repeat(longestRun(code) + 1)
  const pad = /^`|`$/.test(code) ? ' ' : ''
  return `${delimiter}${pad}${code}${pad}${delimiter}`
}

/** A fenced block with a fence longer than any in the code. */
export function codeBlock(element: Element): string {
  const code = (element.textContent ?? '').replace(/\n$/, '')
  const fence = '`'.repeat(Math.max(3, longestRun(code) + 1))
  return `\n\n${fence}\n${code}\n${fence}\n\n`
}
