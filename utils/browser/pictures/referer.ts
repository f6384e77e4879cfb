import { browser } from '../browser'
import { has } from '../permissions'

type Rules = NonNullable<typeof browser.declarativeNetRequest>

export const REFERER_PERMISSION = 'declarativeNetRequestWithHostAccess'

const rules = async (): Promise<Rules | undefined> =>
  (await has({ permissions: [REFERER_PERMISSION] })) ? browser.declarativeNetRequest : undefined

let last = 0

/**
 * Run a request of ours that says where it comes from: sites that guard their pictures against others' pages expect it,
 * and `fetch` itself cannot say so. As browsers do, it names the article's site; the article itself only where that was
 * refused. Without the right, and where a browser would say nothing, the request runs as it is.
 */
export async function withReferer<Answer>(
  url: string,
  article: string,
  run: () => Promise<Answer>,
  isRefused: (answer: Answer) => boolean,
): Promise<Answer> {
  const known = await rules().catch(() => undefined)
  const [origin, whole] = referers(url, article)
  if (!known || !origin || !whole) return run()
  const answer = await saying(origin, url, known, run)
  return isRefused(answer) ? saying(whole, url, known, run) : answer
}

/** The article's site and address, without secrets; nothing for a page of no site, nor from https to http. */
function referers(url: string, article: string): string[] {
  const page = new URL(article)
  if (!/^https?:$/.test(page.protocol) || (page.protocol === 'https:' && !url.startsWith('https:'))) return []
  return [`${page.origin}/`, page.origin + page.pathname + page.search]
}

/** The rule is for this address, asked by us, and for that long only. */
async function saying<Answer>(referer: string, url: string, known: Rules, run: () => Promise<Answer>): Promise<Answer> {
  const id = ++last
  const rule = {
    id,
    action: { type: 'modifyHeaders', requestHeaders: [{ header: 'referer', operation: 'set', value: referer }] },
    condition: {
      // `*`, `|` and `^` mean something in a filter: such an address is known by its host alone.
      ...(/[*|^]/.test(url) ? { requestDomains: [new URL(url).hostname] } : { urlFilter: `|${withoutHash(url)}` }),
      isUrlFilterCaseSensitive: true,
      initiatorDomains: [new URL(browser.runtime.getURL('')).hostname],
      resourceTypes: ['xmlhttprequest'],
      requestMethods: ['get'],
    },
  }
  try {
    // A browser that refuses the rule still lets us ask.
    await known.updateSessionRules({ addRules: [rule] }).catch(() => {})
    return await run()
  } finally {
    await known.updateSessionRules({ removeRuleIds: [id] }).catch(() => {})
  }
}

const withoutHash = (url: string) => new URL(url).href.replace(/#.*/s, '')

/** Rules that a dead worker left. All session rules are ours, and nobody else's request is under way. */
export async function forgetReferers(): Promise<void> {
  const known = await rules().catch(() => undefined)
  const left = (await known?.getSessionRules().catch(() => [])) ?? []
  if (left.length > 0) await known?.updateSessionRules({ removeRuleIds: left.map(({ id }) => id) })
}
