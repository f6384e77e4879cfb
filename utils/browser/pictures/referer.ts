import { browser } from '../browser'
import { has } from '../permissions'

type Rules = NonNullable<typeof browser.declarativeNetRequest>

export const REFERER_PERMISSION = 'declarativeNetRequestWithHostAccess'

const rules = async (): Promise<Rules | undefined> =>
  (await has({ permissions: [REFERER_PERMISSION] })) ? browser.declarativeNetRequest : undefined

let last = 0

/**
 * Run a request of ours with a referrer: sites that guard their pictures against hotlinking expect one, and `fetch`
 * cannot set it. As browsers do, it names the article's site, and the article itself only if that was refused. Without
 * the permission, and where a browser would send none, the request runs as it is.
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

/** The article's site and address, without secrets; none for a page of no site, nor from https to http. */
function referers(url: string, article: string): string[] {
  const page = new URL(article)
  if (!/^https?:$/.test(page.protocol) || (page.protocol === 'https:' && !url.startsWith('https:'))) return []
  return [`${page.origin}/`, page.origin + page.pathname + page.search]
}

/** The rule is for this address, asked by us, and only meanwhile. */
async function saying<Answer>(referer: string, url: string, known: Rules, run: () => Promise<Answer>): Promise<Answer> {
  const id = ++last
  const rule = {
    id,
    action: { type: 'modifyHeaders', requestHeaders: [{ header: 'referer', operation: 'set', value: referer }] },
    condition: {
      // `*`, `|` and `^` are special in a filter: such an address is matched by its host alone.
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

/** Drop a dead worker's rules: all session rules are ours, and no other request is under way. */
export async function forgetReferers(): Promise<void> {
  const known = await rules().catch(() => undefined)
  const left = (await known?.getSessionRules().catch(() => [])) ?? []
  if (left.length > 0) await known?.updateSessionRules({ removeRuleIds: left.map(({ id }) => id) })
}
