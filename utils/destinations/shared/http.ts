import type { ClipFile } from '../../article'
import { Problem, type ProblemCode } from '../../problem'
import { contentBytes } from '../../render/content'

/** Ms without any data before we give up. */
const PATIENCE = 25_000
/** Bytes per ms, half the upload speed of a slow mobile line. Slower uploads are aborted. */
const SLOWEST = 10
/** Ms that an upload may take, so that a server that accepts no data cannot block a destination for hours. */
const LONGEST = 1_200_000
/** Bytes that an answer may have if it is not a file. */
const MAX_REPLY = 1_000_000
/** Bytes by which an existing file may be larger than ours. */
const SLACK = 32_000_000

/** Meanings of statuses, unless a destination has its own. Sources: RFC 9110, RFC 4918 (423, 507), RFC 6585 (429). */
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

/** How many bytes a file may have that is read while delivering these files. */
export const roomFor = (files: readonly ClipFile[] = []): number =>
  SLACK + Math.max(0, ...files.map((file) => contentBytes(file).length))

/**
 * Sends one request and reads the whole answer. Never sends cookies. A request with a body or `redirect: 'manual'`
 * follows no redirect, so that a clip goes only where the user sent it.
 * @param accept whether a status counts as an answer; any other status is a problem
 * @param room how many bytes the answer may have
 * @throws {Problem} `network` if the connection fails (address, certificate) or no data arrives for 25 s beyond the
 * time for sending; `redirected` if the server redirected us, with the new address if the browser reveals it;
 * `answer_too_big`; otherwise what the status means
 */
export async function exchange(
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
  accept: (status: number) => boolean = (status) => status >= 200 && status < 300,
  room = MAX_REPLY,
): Promise<Answer> {
  const redirect = init.redirect ?? (init.body ? 'manual' : 'follow')
  const { answer, at } = await whole(fetch, url, { ...init, redirect }, room)
  if (at && new URL(at).origin !== new URL(url).origin) throw new Problem('redirected', plainUrl(at))
  if (accept(answer.status)) return answer
  // For a redirect that is not followed, browsers report only status 0.
  if (answer.status === 0 || REDIRECTS.has(answer.status)) {
    throw new Problem('redirected', await redirectTarget(fetch, url))
  }
  throw statusProblem(answer, `${init.method ?? 'GET'} ${plainUrl(url)}`)
}

/** Where an address redirects to, asked without credentials. */
async function redirectTarget(fetch: typeof globalThis.fetch, url: string): Promise<string> {
  try {
    const { at } = await whole(fetch, url, { method: 'HEAD' }, MAX_REPLY)
    return at === url ? plainUrl(url) : `${plainUrl(url)} → ${plainUrl(at)}`
  } catch {
    return plainUrl(url)
  }
}

/** The problem for a status; `what` describes the request, without secrets. */
export function statusProblem({ status, headers }: Pick<Answer, 'status' | 'headers'>, what: string): Problem {
  const code = STATUSES[status] ?? (status >= 500 ? 'server_failed' : 'server_refused')
  return new Problem(code, `${what}: ${status}`, { retryAfter: retryAfter(headers.get('Retry-After'), Date.now()) })
}

/** The address without the parts that may be secret: credentials and query. */
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
  room: number,
): Promise<{ answer: Answer; at: string }> {
  const ending = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => ending.abort(new Error(`nothing came for ${Math.round(ms / 1000)} s`)), ms)
  }
  try {
    wait(PATIENCE + sendingTime(init.body))
    const response = await fetch(url, { credentials: 'omit', cache: 'no-store', ...init, signal: ending.signal })
    const bytes = await bodyOf(response, () => wait(PATIENCE), room, url)
    return { answer: { status: response.status, headers: response.headers, bytes }, at: response.url }
  } catch (cause) {
    // Stop the transfer.
    ending.abort()
    if (cause instanceof Problem) throw cause
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Problem('network', `${plainUrl(url)}: ${why}`, { cause })
  } finally {
    clearTimeout(timer)
  }
}

/** Browsers report no upload progress, so allow as much time as the slowest line in use needs. */
function sendingTime(body: RequestInit['body']): number {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  return ArrayBuffer.isView(bytes) ? Math.min(bytes.byteLength / SLOWEST, LONGEST) : 0
}

/** The whole body; calls `onPart` for every part that arrives. */
async function bodyOf(
  { body }: Response,
  onPart: () => void,
  room: number,
  url: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  const reader = body?.getReader()
  onPart()
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    onPart()
    size += part.value.length
    if (size > room) throw new Problem('answer_too_big', `${plainUrl(url)}: more than ${room} bytes`)
    parts.push(part.value)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
