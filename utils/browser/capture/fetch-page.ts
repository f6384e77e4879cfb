import { decodeFetched } from '../../html-encoding'
import { Problem } from '../../problem'
import { browser } from '../browser'
import { keepAwake } from '../keep-awake'

/** A page as its server sent it, or a redirect to a site we may not read, with its target if the browser tells. */
export type FetchedPage = { url: string; html: string } | { leadsTo: string | undefined }

/** Bytes; the largest news pages have 5 MB. */
const LARGEST = 20_000_000
/** In ms: without a byte (a worker that waits longer for a server is ended), and in total at any speed. */
const SILENCE = 25_000
const PATIENCE = 180_000
const PAGE = /^(?:text\/html|application\/xhtml\+xml)\b/i
/** Some servers send no type, or call everything text. */
const UNSAID = /^(?:text\/plain\b|application\/octet-stream\b|$)/i

/**
 * Fetch a page as the user would see it: redirects followed, in its own encoding.
 * @param credentials whether with the user's session there
 * @throws {Problem} `link_failed`, `link_file`, `pdf` or `too_large`
 */
export const fetchPage = (url: string, credentials: RequestCredentials): Promise<FetchedPage> =>
  keepAwake(() => fetched(url, credentials))

async function fetched(url: string, credentials: RequestCredentials): Promise<FetchedPage> {
  const redirects = watchRedirects(url)
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(`not whole after ${PATIENCE / 1000} s`), PATIENCE)
  let silence: ReturnType<typeof setTimeout> | undefined
  const progress = () => {
    clearTimeout(silence)
    silence = setTimeout(() => stop.abort(`nothing came for ${SILENCE / 1000} s`), SILENCE)
  }
  progress()
  try {
    const headers = { Accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1' }
    const response = await fetch(url, { credentials, signal: stop.signal, headers })
    return { url: response.url, html: await pageIn(response, progress) }
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    if (stop.signal.aborted) throw new Problem('link_failed', String(stop.signal.reason), { cause })
    if (redirects.target() || (await isRedirect(url, credentials))) return { leadsTo: redirects.target() }
    throw new Problem('link_failed', String(cause), { cause })
  } finally {
    clearTimeout(timer)
    clearTimeout(silence)
    // Drop what was not read to its end.
    stop.abort()
    redirects.stop()
  }
}

async function pageIn(response: Response, progress: () => void): Promise<string> {
  if (!response.ok) throw new Problem('link_failed', `${response.status} ${response.statusText}`.trim())
  const type = response.headers.get('Content-Type') ?? ''
  if (/^application\/pdf\b/i.test(type)) throw new Problem('pdf')
  if (!PAGE.test(type) && !UNSAID.test(type)) throw new Problem('link_file', type)
  const bytes = await bytesOf(response, progress)
  const html = decodeFetched(bytes, type)
  if (html === undefined) throw new Problem('link_failed', 'the page does not say its character encoding')
  if (!PAGE.test(type) && !/<(?:!doctype html|html|head|body|meta)\b/i.test(html.slice(0, 2000))) {
    throw new Problem('link_file', type)
  }
  return html
}

async function bytesOf(response: Response, progress: () => void): Promise<Uint8Array> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    progress()
    length += part.value.length
    if (length > LARGEST) throw new Problem('too_large')
    parts.push(part.value)
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}

/** Whether the page is only a redirect; its target stays unknown. */
const isRedirect = (url: string, credentials: RequestCredentials): Promise<boolean> =>
  fetch(url, { credentials, redirect: 'manual', signal: AbortSignal.timeout(SILENCE / 5) }).then(
    ({ type }) => type === 'opaqueredirect',
    () => false,
  )

/** Note where our own request for this address is redirected, given permission to see it. */
function watchRedirects(url: string) {
  const event = browser.webRequest?.onBeforeRedirect
  let request: string | undefined
  let target: string | undefined
  const note = (details: { requestId: string; url: string; redirectUrl: string; tabId: number }) => {
    if (details.tabId === -1 && details.url === url) request ??= details.requestId
    if (details.requestId === request) target = details.redirectUrl
  }
  event?.addListener(note, { urls: ['<all_urls>'] })
  return { target: () => target, stop: () => event?.removeListener(note) }
}
