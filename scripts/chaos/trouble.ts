import type { IncomingMessage } from 'node:http'
import type { Fault } from '../servers/faulty'

/** Faults between us and a server. After `401` and `403`, a revoked permission, the user tries again. */
const KINDS: Record<string, Fault> = {
  500: { status: 500 },
  429: { status: 429, headers: { 'Retry-After': '1' } },
  503: { status: 503, headers: { 'Retry-After': '1' } },
  409: { status: 409 },
  412: { status: 412 },
  507: { status: 507 },
  401: { status: 401 },
  403: { status: 403 },
  'times out': 'stalls',
  'closes before the answer': 'closes',
  'closes after the work': 'loses the answer',
  'closes in mid-body': 'cuts the answer',
  'says yes and stores nothing': { status: 201 },
}

/** One request in this many goes wrong, in a random way. */
const EVERY = 6

export interface Trouble {
  fault(request: Pick<IncomingMessage, 'method'>): Fault | undefined
  /** How often each happened. */
  faults: Record<string, number>
  stopFaults(): void
}

/** Trouble between the extension and its server, chosen by `roll`. */
export function trouble(roll: () => number): Trouble {
  const faults: Record<string, number> = {}
  let over = false
  return {
    faults,
    fault({ method = '' }) {
      if (over || roll() > 1 / EVERY) return undefined
      const writes = method === 'PUT' || method === 'POST' || method === 'PATCH'
      const kinds = Object.keys(KINDS).filter((kind) => writes || kind !== 'says yes and stores nothing')
      const kind = kinds[Math.floor(roll() * kinds.length)] ?? ''
      faults[kind] = (faults[kind] ?? 0) + 1
      return KINDS[kind]
    },
    stopFaults() {
      over = true
    },
  }
}
