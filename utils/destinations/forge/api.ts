import * as v from 'valibot'
import { Problem } from '../../problem'
import { type Answer, exchange, plainUrl, statusProblem } from '../shared/http'
import type { World } from '../shared/world'
import type { Repository } from './address'

interface Ask {
  /** Sent as JSON. */
  body?: object
  /** The media type wanted. */
  accept?: string
  /** Statuses that are an answer besides 2xx. */
  also?: readonly number[]
  /** How many bytes the answer may have. */
  room?: number
}

interface Reply extends Answer {
  /** 2xx */
  ok: boolean
  /** What the server says is wrong, on one line; empty when it says nothing. */
  said: string
  /** The problem it stands for, unless it is the one that was hoped for. */
  problem: Problem
  /** Its JSON. @throws {Problem} `server_refused` when it is something else */
  json<T>(schema: v.GenericSchema<unknown, T>): T
}

/** Asks an endpoint of the repository. @throws {Problem} what a status means that is no answer */
export type Api = (method: string, path: string, ask?: Ask) => Promise<Reply>

/** GitHub asks for at least a minute when it gives no time. */
const MINUTE = 60_000
const MAX_SAID = 300

const Said = v.object({ message: v.string() })

export const apiOf =
  ({ api, server }: Repository, token: string, { fetch, now }: Pick<World, 'fetch' | 'now'>): Api =>
  async (method, path, { body, accept = 'application/json', also = [], room } = {}) => {
    // Anything else is refused by `fetch`, with a message that shows it.
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

/** Source: GitHub's "Rate limits for the REST API"; the 403 of its secondary limits looks like a missing right. */
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
