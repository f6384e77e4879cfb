import * as v from 'valibot'
import { Problem } from '../../problem'
import { type Answer, exchange, plainUrl, statusProblem } from '../shared/http'
import type { World } from '../shared/world'
import type { Repository } from './address'

interface Ask {
  /** Sent as JSON. */
  body?: object
  /** Media type to request. */
  accept?: string
  /** Statuses other than 2xx to return instead of throwing. */
  also?: readonly number[]
  /** How many bytes the answer may have. */
  room?: number
}

interface Reply extends Answer {
  /** 2xx */
  ok: boolean
  /** The server's error message, on one line; empty if it gave none. */
  said: string
  /** The problem that this status means; only useful unless `ok`. */
  problem: Problem
  /** The parsed JSON. @throws {Problem} `server_refused` if it does not match the schema */
  json<T>(schema: v.GenericSchema<unknown, T>): T
}

/** Call an endpoint of the repository. @throws {Problem} for a status that is neither 2xx nor in `also` */
export type Api = (method: string, path: string, ask?: Ask) => Promise<Reply>

/** GitHub asks clients to wait at least a minute if it gives no time. */
const MINUTE = 60_000
const MAX_SAID = 300

const Said = v.object({ message: v.string() })

export const apiOf =
  ({ api, server }: Repository, token: string, { fetch, now }: Pick<World, 'fetch' | 'now'>): Api =>
  async (method, path, { body, accept = 'application/json', also = [], room } = {}) => {
    // For other characters `fetch` would throw an error that shows the token.
    if (!/^[\x21-\x7e]+$/.test(token)) throw new Problem('sign_in_refused', 'no token, or one with signs that none has')
    const headers: Record<string, string> = {
      Authorization: server === 'github' ? `Bearer ${token}` : `token ${token}`,
      Accept: accept,
      ...(body && { 'Content-Type': 'application/json' }),
    }
    const answer = await exchange(
      fetch,
      api + path,
      { method, headers, body: body && JSON.stringify(body) },
      (status) => status >= 200 && (status < 300 || status >= 400),
      room,
    )
    const what = `${method} ${plainUrl(api + path)}`
    const ok = answer.status >= 200 && answer.status < 300
    const said = ok ? '' : messageOf(answer).replaceAll(token, '…').slice(0, MAX_SAID)
    const reply: Reply = {
      ...answer,
      ok,
      said,
      get problem() {
        const known = statusProblem(answer, what)
        const limit = isLimit(answer, said)
        return new Problem(limit ? 'server_busy' : known.code, `${known.detail} ${said}`.trim(), {
          retryAfter: known.retryAfter ?? (limit ? untilReset(answer, now()) : undefined),
        })
      },
      json(schema) {
        const { success, output } = v.safeParse(schema, parse(answer))
        if (success) return output
        throw new Problem('server_refused', `${what}: ${answer.status}, not what a forge answers`)
      },
    }
    if (reply.ok || also.includes(reply.status)) return reply
    throw reply.problem
  }

function messageOf(answer: Answer): string {
  const parsed = v.safeParse(Said, parse(answer))
  return parsed.success ? parsed.output.message.replace(/\s+/g, ' ') : ''
}

/** Source: GitHub's "Rate limits for the REST API". A 403 for a secondary limit looks like a missing permission. */
const isLimit = ({ status, headers }: Answer, said: string): boolean =>
  status === 429 ||
  (status === 403 &&
    (headers.get('X-RateLimit-Remaining') === '0' || headers.has('Retry-After') || /rate limit/i.test(said)))

function untilReset({ headers }: Answer, now: number): number {
  const reset = headers.get('X-RateLimit-Remaining') === '0' ? Number(headers.get('X-RateLimit-Reset')) * 1000 : 0
  return Math.max(reset - now, MINUTE)
}

function parse({ bytes }: Answer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
