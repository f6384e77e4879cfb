import type { ClipRequest } from '../library/account'
import { type Stored, stored } from './stored'

type Requests = readonly ClipRequest[]

const parse = (raw: unknown): Requests => (Array.isArray(raw) ? raw : [])

/** What was asked for in private windows stays in memory; all else outlives the browser. */
const onDisk = stored<Requests>('local', 'requests', parse)
const inMemory = stored<Requests>('session', 'requests', parse)
const all: readonly Stored<Requests>[] = [onDisk, inMemory]

/** Characters; more would not fit where requests are kept. A reading begun anew takes what the page says is selected. */
const LONGEST_SELECTION = 1_000_000

/** The newest first. */
export const readRequests = async (): Promise<ClipRequest[]> =>
  (await Promise.all(all.map((one) => one.read()))).flat().sort((a, b) => b.since - a.since)

export const findRequest = async (id: string): Promise<ClipRequest | undefined> =>
  (await readRequests()).find((one) => one.id === id)

const isSame = (a: ClipRequest, b: ClipRequest) => a.kind === b.kind && a.url === b.url && a.scope === b.scope

/** Keep a request. The same asked for once more takes the place of one that failed. */
export async function addRequest(request: ClipRequest): Promise<void> {
  const { selectionText, ...rest } = request
  const kept = selectionText && selectionText.length <= LONGEST_SELECTION ? request : rest
  await (request.isPrivate ? inMemory : onDisk).update((now) => [
    ...now.filter((one) => one.id !== request.id && !(one.problem && isSame(one, request))),
    kept,
  ])
}

/** Change a request that is still there. @returns it as it is then; undefined when the user has given it up */
export async function changeRequest(id: string, change: Partial<ClipRequest>): Promise<ClipRequest | undefined> {
  const changed = await changeRequests((one) => (one.id === id ? { ...one, ...change } : one))
  return changed.find((one) => one.id === id)
}

export const dropRequests = (isOver: (request: ClipRequest) => boolean): Promise<ClipRequest[]> =>
  changeRequests((one) => (isOver(one) ? undefined : one))

/** @param change gives what a request becomes, `undefined` when it goes @returns those that are left */
export async function changeRequests(
  change: (request: ClipRequest) => ClipRequest | undefined,
): Promise<ClipRequest[]> {
  const left = await Promise.all(all.map((one) => one.update((now) => now.flatMap((it) => change(it) ?? []))))
  return left.flat()
}

export function watchRequests(listener: () => void): void {
  for (const one of all) one.watch(listener)
}
