import { Problem, type ProblemCode } from '../problem'

/** A worker's fetch dies after 30 s without an answer (Chromium); ours ends before, with a reason. */
const PATIENCE = 25_000

/** What a status means unless the place says otherwise. Sources: RFC 9110, RFC 4918 (423, 507), RFC 6585 (429). */
const STATUSES: Readonly<Record<number, ProblemCode>> = {
  401: 'sign_in_refused',
  403: 'write_refused',
  404: 'place_missing',
  408: 'server_failed',
  409: 'conflict',
  410: 'place_missing',
  412: 'conflict',
  413: 'too_big',
  423: 'server_busy',
  425: 'server_busy',
  429: 'server_busy',
  503: 'server_busy',
  507: 'place_full',
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

export interface Answer {
  status: number
  headers: Headers
  /** The whole body. */
  bytes: Uint8Array<ArrayBuffer>
}

/**
 * One exchange with a server, its answer read to the end. Never sends cookies. What has a body or `redirect: 'manual'`
 * follows no redirect, so that a clip goes nowhere but where the person said.
 * @param accept the statuses that are an answer; any other one is a problem
 * @throws {Problem} `network` when no whole answer came in 25 s (address, certificate, connection), `redirected` when the
 * server sent us on, with the address it led to where the browser tells it; else what the status means
 */
export async function exchange(
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
  accept: (status: number) => boolean = (status) => status >= 200 && status < 300,
): Promise<Answer> {
  const redirect = init.redirect ?? (init.body ? 'manual' : 'follow')
  const { answer, at } = await whole(fetch, url, { ...init, redirect })
  if (at && new URL(at).origin !== new URL(url).origin) throw new Problem('redirected', plainUrl(at))
  if (accept(answer.status)) return answer
  // Browsers do not tell more of a redirect that is not followed than status 0.
  if (answer.status === 0 || REDIRECTS.has(answer.status)) {
    throw new Problem('redirected', await redirectTarget(fetch, url))
  }
  throw statusProblem(answer, `${init.method ?? 'GET'} ${plainUrl(url)}`)
}

/** Where an address leads, asked without name and password. */
async function redirectTarget(fetch: typeof globalThis.fetch, url: string): Promise<string> {
  try {
    const { at } = await whole(fetch, url, { method: 'HEAD' })
    return at === url ? plainUrl(url) : `${plainUrl(url)} → ${plainUrl(at)}`
  } catch {
    return plainUrl(url)
  }
}

/** The problem that a status stands for; `what` was asked, without secrets. */
export function statusProblem({ status, headers }: Pick<Answer, 'status' | 'headers'>, what: string): Problem {
  const code = STATUSES[status] ?? (status >= 500 ? 'server_failed' : 'server_refused')
  return new Problem(code, `${what}: ${status}`, { retryAfter: retryAfter(headers.get('Retry-After'), Date.now()) })
}

/** An address without what may be secret: credentials and query. */
export function plainUrl(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}

/** RFC 9110, 10.2.3: seconds or a date. @returns ms from `now` */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return ms >= 0 ? ms : undefined
}

async function whole(
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
): Promise<{ answer: Answer; at: string }> {
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      cache: 'no-store',
      ...init,
      signal: AbortSignal.timeout(PATIENCE),
    })
    const bytes = new Uint8Array(await response.arrayBuffer())
    return { answer: { status: response.status, headers: response.headers, bytes }, at: response.url }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Problem('network', `${plainUrl(url)}: ${why}`, { cause })
  }
}
