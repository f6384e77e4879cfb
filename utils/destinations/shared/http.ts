import type { ClipFile } from '../../article'
import { Problem, type ProblemCode } from '../../problem'
import { contentBytes } from '../../render/content'

/** In ms in which nothing comes. */
const PATIENCE = 25_000
/** Bytes a ms: half of what a slow mobile line sends. What is slower is given up. */
const SLOWEST = 10
/** In ms: what takes longer to send is given up, so that a server that takes nothing holds up no destination for hours. */
const LONGEST = 1_200_000
/** What a server may have to say besides files. */
const TALK = 1_000_000
/** So much larger than ours may a file be that lies where ours should. */
const SLACK = 32_000_000

/** What a status means unless the destination says otherwise. Sources: RFC 9110, RFC 4918 (423, 507), RFC 6585 (429). */
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

/** How many bytes an answer may have that is a file, where these are delivered. */
export const roomFor = (files: readonly ClipFile[] = []): number =>
  SLACK + Math.max(0, ...files.map((file) => contentBytes(file).length))

/**
 * One exchange with a server, its answer read to the end. Never sends cookies. What has a body or `redirect: 'manual'`
 * follows no redirect, so that a clip goes nowhere but where the user said.
 * @param accept the statuses that are an answer; any other one is a problem
 * @param room how many bytes the answer may have
 * @throws {Problem} `network` when nothing came for 25 s after the time that sending may take (address, certificate,
 * connection), `redirected` when the server sent us on, with the address it led to where the browser tells it,
 * `answer_too_big`; else what the status means
 */
export async function exchange(
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
  accept: (status: number) => boolean = (status) => status >= 200 && status < 300,
  room = TALK,
): Promise<Answer> {
  const redirect = init.redirect ?? (init.body ? 'manual' : 'follow')
  const { answer, at } = await whole(fetch, url, { ...init, redirect }, room)
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
    const { at } = await whole(fetch, url, { method: 'HEAD' }, TALK)
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
    // What is not wanted is not sent on.
    ending.abort()
    if (cause instanceof Problem) throw cause
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Problem('network', `${plainUrl(url)}: ${why}`, { cause })
  } finally {
    clearTimeout(timer)
  }
}

/** Browsers tell no progress of what is sent: it may take as long as on the slowest line in use. */
function sendingTime(body: RequestInit['body']): number {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  return ArrayBuffer.isView(bytes) ? Math.min(bytes.byteLength / SLOWEST, LONGEST) : 0
}

/** The whole body; `came` is called for every part of it. */
async function bodyOf(
  { body }: Response,
  came: () => void,
  room: number,
  url: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  const reader = body?.getReader()
  came()
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    came()
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
