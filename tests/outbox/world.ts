import type { Article, Clip, ClipFile, ClipFiles } from '../../utils/article'
import type { Delivery, OpenDestination } from '../../utils/destinations/shared/destination'
import type { Database } from '../../utils/outbox/database'
import type { FlushWorld } from '../../utils/outbox/flush-world'
import { historyOf } from '../../utils/outbox/look-up'
import { commit } from '../../utils/outbox/outbox'
import type { At } from '../../utils/outbox/receipts'
import { questionOf, savedBefore } from '../../utils/outbox/saved-before'

/** A clip of an article at this address; only what the outbox looks at differs. */
export function clipOf(url: string, text = 'The text.', scope: Clip['scope'] = 'article'): Clip {
  const article: Article = {
    url,
    title: `Title of ${url}`,
    authors: [],
    tags: [],
    images: [],
    html: `<p>${text}</p>`,
    markdown: text,
    text,
    evidence: {},
  }
  return { article, scope, clippedAt: 0, timeZone: 'UTC' }
}

/** A renderer that wants `path`, and `path-2`, `path-3` … while that is taken. */
export const renderAt =
  (path: string, text: string) =>
  (taken: (path: string) => boolean): ClipFiles => {
    let free = path
    for (let n = 2; taken(free); n++) free = path.replace(/\.md$/, `-${n}.md`)
    return [{ path: free, type: 'text/markdown', content: text }]
  }

/** Keep an article with a post of this text. @returns the job's id, the first one's of several */
export async function keepAt(
  db: Database,
  now: number,
  { url, path, text, destinations }: { url: string; path: string; text: string; destinations: string[] },
): Promise<number> {
  const render = renderAt(path, text)
  const [id = 0] = await commit(db, { clip: clipOf(url), destinations, render, template: path, preset: '', now })
  return id
}

/** Where this is the only destination. */
export const flushWorld = (destination: OpenDestination, now: () => number): FlushWorld => ({
  destination: async (id) => (id === destination.id ? destination : undefined),
  now,
  random: () => 0,
  locks: locks(),
})

export const failing = (cause: unknown): OpenDestination => ({
  id: 'disk',
  target: 'disk',
  deliver: () => Promise.reject(cause),
})

/** The only one there is. */
export function only<T>(all: readonly T[]): T {
  const [one] = all
  if (one === undefined || all.length !== 1) throw new Error(`${all.length} where one was expected`)
  return one
}

/** The destination with this id, pointing where `target` says. */
export const at = (id: string, target = id): At => ({ id, target })

/** The text of the post a job still has to deliver. */
export const textOf = async (db: Database, id: number): Promise<string | undefined> => {
  const payload = (await db.get('jobs', id))?.payload
  const files = payload === undefined ? undefined : (await db.get('payloads', payload))?.files
  return files && String(files[0].content)
}

/** Thrown where a worker is killed: from then on nothing of it works any more. */
export class Killed extends Error {}

/** A life that ends after so many steps. */
export function life(steps = Number.POSITIVE_INFINITY) {
  let left = steps
  return {
    step() {
      if (left <= 0) throw new Killed('the worker is dead')
      left--
    },
    get left() {
      return left
    },
    get over() {
      return left <= 0
    },
  }
}

export type Life = ReturnType<typeof life>

/** The same database, seen by a worker that may die before any of its calls. */
export const dying = (db: Database, { step }: Life): Database =>
  new Proxy(db, {
    get(target, name) {
      const value = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        step()
        return Reflect.apply(value, target, args)
      }
    },
  })

/** A disk that outlives every worker: one entry a file, and how often each was written as a new one. */
export function disk() {
  const files = new Map<string, string>()
  /** Writes like a browser: a free name unless told to replace. */
  const write = ({ path, content }: ClipFile, replace: boolean): string => {
    let name = path
    for (let n = 1; !replace && files.has(name); n++) name = path.replace(/\.md$/, ` (${n}).md`)
    files.set(name, String(content))
    return name
  }
  return { files, write }
}

export type Disk = ReturnType<typeof disk>

/** A destination on that disk, which dies with its worker between any two of its steps. */
export const diskDestination = ({ files, write }: Disk, { step }: Life = life()): OpenDestination => ({
  id: 'disk',
  target: 'disk',
  async deliver({ files: [file], replaces, earlier, remember }: Delivery) {
    step()
    await remember(file.path)
    step()
    const own = replaces[0]?.name ?? earlier?.handle
    const name = own === undefined ? write(file, false) : write({ ...file, path: own }, true)
    step()
    await remember(name)
    step()
    return { name, bytes: new TextEncoder().encode(files.get(name)).length, deliveredAt: 5 }
  },
})

type Locked = (lock: object | null) => Promise<unknown>

/** Locks that are freed when their holder's promise ends, as the browser does it; one chain a name for all workers. */
export function locks(): FlushWorld['locks'] {
  const last = new Map<string, Promise<unknown>>()
  const request = (name: string, ...[first, second]: [Locked] | [{ ifAvailable: true }, Locked]) => {
    const before = last.get(name)
    if (second && before) return second(null)
    const mine = (before ?? Promise.resolve()).then(() => (second ?? (first as Locked))({}))
    const end = mine.then(
      () => {},
      () => {},
    )
    last.set(name, end)
    void end.then(() => last.get(name) === end && last.delete(name))
    return mine
  }
  return { request } as FlushWorld['locks']
}

/** What is known of an article before it is clipped. */
export async function savedAs(db: Database, clip: Clip) {
  return savedBefore(await historyOf(db, questionOf(clip)), clip)
}
