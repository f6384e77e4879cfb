/** What `webRequest` tells of a redirect, as far as we look at it. */
interface Redirect {
  requestId: string
  url: string
  redirectUrl: string
  /** -1: of no tab. */
  tabId: number
}

const LONGEST_CHAIN = 20
/** Before anybody puts ours in its place. */
const nodeFetch = globalThis.fetch

/**
 * `fetch` as a browser's background has it, over Node's: a redirect to a site it may not read fails without a word, one
 * that is not to be followed is opaque, and `onBeforeRedirect` tells of each. It sends no cookies, but notes whether they
 * were to go along.
 */
export function browserFetch(mayRead: (url: string) => boolean = () => true) {
  const listeners = new Set<(redirect: Redirect) => void>()
  const credentials: [url: string, RequestCredentials | undefined][] = []
  let requests = 0
  const tell = (redirect: Redirect) => {
    for (const listener of listeners) listener(redirect)
  }
  async function follow(url: string, init: RequestInit, requestId: string, hops: number): Promise<Response> {
    const response = await nodeFetch(url, { ...init, redirect: 'manual' })
    const location = response.headers.get('Location')
    if (!location) return response
    await response.body?.cancel()
    if (init.redirect === 'manual') return Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' })
    const redirectUrl = new URL(location, url).href
    tell({ requestId, url, redirectUrl, tabId: -1 })
    if (hops === LONGEST_CHAIN || !mayRead(redirectUrl)) throw new TypeError('Failed to fetch')
    return follow(redirectUrl, init, requestId, hops + 1)
  }
  return {
    listeners,
    credentials,
    /** Another request is redirected. */
    tell,
    fetch(url: string, init: RequestInit = {}): Promise<Response> {
      credentials.push([url, init.credentials])
      return follow(url, init, `request ${requests++}`, 0)
    },
    webRequest: {
      onBeforeRedirect: {
        addListener: (listener: (redirect: Redirect) => void) => void listeners.add(listener),
        removeListener: (listener: (redirect: Redirect) => void) => void listeners.delete(listener),
      },
    },
  }
}
