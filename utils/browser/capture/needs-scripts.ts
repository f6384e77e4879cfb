/** Less is a notice, a headline, a spinner's label. An ideograph counts as two letters. */
const FEW = 200
/** A notice that asks for JavaScript can be this long. */
const NOTICE = 600

const weight = (text: string): number => text.replace(/\s+/g, '').replace(/\p{Ideographic}/gu, '**').length

/**
 * Whether a page that was fetched but not run shows its text only when its scripts run.
 * @param document parsed without scripts, so that `noscript` holds elements
 * @param text of the article found; undefined if none was
 */
export function needsScripts(document: Document, text: string | undefined): boolean {
  if (!document.querySelector('script')) return false
  const amount = weight(text ?? shown(document, 'script, style, template, svg, noscript'))
  return amount < FEW || (amount < NOTICE && /\bJavaScript\b/i.test(shown(document, 'script, style, template, svg')))
}

/** The page's words, without those in these elements. */
function shown(document: Document, without: string): string {
  const body = document.body.cloneNode(true)
  for (const element of (body as Element).querySelectorAll(without)) element.remove()
  const walker = document.createTreeWalker(body, 4 /* NodeFilter.SHOW_TEXT */)
  const texts: string[] = []
  while (walker.nextNode()) texts.push(walker.currentNode.nodeValue ?? '')
  return texts.join(' ')
}
