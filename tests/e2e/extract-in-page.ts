import { extract } from '../../utils/extract/extract'

/** The article of a page given as source text, read inside a real browser. */
export function extracted(source: string): { html: string; markdown: string } {
  const parsed = new DOMParser().parseFromString(source, 'text/html')
  const url = location.href
  const { html, markdown } = extract({ document: parsed, host: document, url, now: 0, timeZone: 'UTC', scope: 'page' })
  return { html, markdown }
}
