/** Fewer are a notice, a headline, a spinner's words. An ideograph says as much as two letters. */
const FEW = 200
/** So few that a notice which asks for JavaScript fills them. */
const NOTICE = 600

const weight = (text: string): number => text.replace(/\s+/g, '').replace(/\p{Ideographic}/gu, '**').length

/**
 * Whether a page that was fetched and not run shows its text only to a browser that runs its scripts.
 * @param document parsed without scripts: what is in `noscript` is elements
 * @param text of the article found; undefined when none was
 */
export function needsScripts(document: Document, text: string | undefined): boolean {
  if (!document.querySelector('script')) return false
  const amount = weight(text ?? shown(document, 'script, style, template, svg, noscript'))
  return amount < FEW || (amount < NOTICE && /\bJavaScript\b/i.test(shown(document, 'script, style, template, svg')))
}

/** The words of the page, without those in such elements. */
function shown(document: Document, without: string): string {
  const body = document.body.cloneNode(true)
  for (const element of (body as Element).querySelectorAll(without)) element.remove()
  const walker = document.createTreeWalker(body, 4 /* NodeFilter.SHOW_TEXT */)
  const texts: string[] = []
  while (walker.nextNode()) texts.push(walker.currentNode.nodeValue ?? '')
  return texts.join(' ')
}
