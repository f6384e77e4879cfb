/** Fewer are a notice, a headline, a spinner's words. An ideograph says as much as two letters. */
const FEW = 200
/** So few that a notice which asks for JavaScript fills them. */
const NOTICE = 600

const weight = (text: string): number => text.replace(/\s+/g, '').replace(/\p{Ideographic}/gu, '**').length

/**
 * Whether a page that was fetched and not run shows its text only to a browser that runs its scripts.
 * @param text of the article found; undefined when none was
 */
export function needsScripts(html: string, text: string | undefined): boolean {
  if (!/<script\b/i.test(html)) return false
  const shown = text ?? visible(html)
  const amount = weight(shown)
  return amount < FEW || (amount < NOTICE && /\bJavaScript\b/i.test(visible(html, 'with noscript')))
}

const visible = (html: string, noscript?: 'with noscript'): string =>
  html
    .replace(/<!--[\s\S]*?-->|<(head|script|style|template|svg)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(noscript ? /$^/ : /<noscript\b[\s\S]*?<\/noscript\s*>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
