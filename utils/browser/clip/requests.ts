import type { ClipRequest } from '../../outbox/account'
import { browser } from '../browser'
import { type Stored, stored } from '../stored'

type Requests = readonly ClipRequest[]

const parse = (raw: unknown): Requests => (Array.isArray(raw) ? raw : [])

/** Requests from private windows stay in memory; all others outlive the browser. */
const onDisk = stored<Requests>('local', 'requests', parse)
const inMemory = stored<Requests>('session', 'requests', parse)
const all: readonly Stored<Requests>[] = [onDisk, inMemory]

/** Characters. Reading again uses the selection in the page itself, or reports that it is too large. */
const LONGEST_SELECTION = 100_000

/** Newest first. */
export const readRequests = async (): Promise<ClipRequest[]> =>
  (await Promise.all(all.map((one) => one.read()))).flat().sort((a, b) => b.since - a.since)

export const findRequest = async (id: string): Promise<ClipRequest | undefined> =>
  (await readRequests()).find((one) => one.id === id)

const isSame = (a: ClipRequest, b: ClipRequest) => a.kind === b.kind && a.url === b.url && a.scope === b.scope

/** Keep a request, replacing a failed one for the same thing. */
export async function addRequest(request: ClipRequest): Promise<void> {
  const { selectionText = '' } = request
  const isLong = selectionText.length > LONGEST_SELECTION
  const cut = { selectionText: selectionText.slice(0, LONGEST_SELECTION), selectionIsCut: true }
  const kept = isLong ? { ...request, ...cut } : request
  await (request.isPrivate ? inMemory : onDisk).update((now) => [
    ...now.filter((one) => one.id !== request.id && !(one.problem && isSame(one, request))),
    kept,
  ])
}

/** Change a request that still exists. @returns it as it is then; undefined if the user gave it up */
export async function changeRequest(id: string, change: Partial<ClipRequest>): Promise<ClipRequest | undefined> {
  const changed = await changeRequests((one) => (one.id === id ? { ...one, ...change } : one))
  return changed.find((one) => one.id === id)
}

export const dropRequests = (isOver: (request: ClipRequest) => boolean): Promise<ClipRequest[]> =>
  changeRequests((one) => (isOver(one) ? undefined : one))

/** @param change returns what a request becomes, `undefined` to drop it @returns those left */
export async function changeRequests(
  change: (request: ClipRequest) => ClipRequest | undefined,
): Promise<ClipRequest[]> {
  const left = await Promise.all(all.map((one) => one.update((now) => now.flatMap((it) => change(it) ?? []))))
  return left.flat()
}

export function watchRequests(listener: () => void): void {
  for (const one of all) one.watch(listener)
}

/** Links that waited in 0.2, before there were requests, by address. */
const LINKS = 'links'
type OldLink = Pick<ClipRequest, 'url' | 'title' | 'since' | 'isPrivate' | 'problem' | 'leadsTo'>

/** Adopt them. */
export async function adoptLinks(): Promise<void> {
  const { [LINKS]: links } = await browser.storage.local.get(LINKS)
  if (!links) return
  for (const { url, title, since, isPrivate, problem, leadsTo } of Object.values(links as Record<string, OldLink>)) {
    const link = { url, title, since, isPrivate, problem, leadsTo }
    await addRequest({ ...link, id: crypto.randomUUID(), kind: 'link', scope: 'article', tries: 0 })
  }
  await browser.storage.local.remove(LINKS)
}
