export type Script = 'Latin' | 'Han'

/** Share of the nodes that belong to the article; the rest are menus, teasers and comments, as around real ones. */
const ARTICLE = 0.4

/**
 * A made-up news page of about this many nodes (elements and texts), always the same: an article among menus, teasers
 * and comments, in shares that do not depend on the size.
 */
export function syntheticPage(nodes: number, script: Script): string {
  const say = voice(script)
  const fill = (share: number, cost: number, unit: () => string) =>
    Array.from({ length: Math.round((nodes * share) / cost) }, unit)
  const paragraphs = fill(ARTICLE, 5, () => `<p>${say(20)} <a href="/t/${say(1)}">${say(2)}</a> ${say(24)}</p>`)
  const menu = fill(0.1, 3, () => `<li><a href="/m/${say(1)}">${say(2)}</a></li>`)
  const teasers = fill(0.3, 7, () => {
    const headline = say(8)
    return `<li class="teaser"><a href="/${say(1)}"><h3>${headline}</h3></a><p>${say(14)}<span>${say(2)}</span></p></li>`
  })
  const comments = fill(0.2, 6, () => `<div class="comment"><b>${say(2)}</b><div><span>${say(12)}</span></div></div>`)
  const title = say(9)
  return `<!doctype html><html lang="${script === 'Han' ? 'zh' : 'en'}"><head><meta charset="utf-8"><title>${title}</title>
<meta property="og:type" content="article"><meta name="description" content="${say(18)}">
<meta property="article:published_time" content="2026-05-04T10:00:00+02:00"></head><body>
<nav>${inGroups('ul', menu)}</nav><main><article><h1>${title}</h1>${inGroups('section', paragraphs)}</article>
<aside>${inGroups('ul', teasers)}</aside></main><footer>${inGroups('div', comments)}</footer></body></html>`
}

/** In boxes of forty: no page has thousands of siblings. */
function inGroups(tag: string, items: string[]): string {
  const groups = Array.from({ length: Math.ceil(items.length / 40) }, (_, i) => items.slice(i * 40, i * 40 + 40))
  return groups.map((group) => `<${tag}>${group.join('')}</${tag}>`).join('')
}

/** Meaningless words: no two sentences are alike, so that no rule against repetition is at work. */
function voice(script: Script): (words: number) => string {
  let state = 1
  const below = (limit: number) => {
    // Lehmer's generator as Park and Miller tuned it.
    state = (state * 48_271) % 2_147_483_647
    return state % limit
  }
  const letters = (first: number, range: number, length: number) =>
    String.fromCharCode(...Array.from({ length }, () => first + below(range)))
  const word = () => (script === 'Han' ? letters(0x4e00, 3000, 2) : letters(0x61, 26, 2 + below(8)))
  return (count) => {
    const words = Array.from({ length: count }, word)
    const text = script === 'Han' ? words.join('') : words.join(' ')
    return count < 12 ? text : `${text}${script === 'Han' ? '。' : '.'}`
  }
}
