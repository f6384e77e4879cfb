import type { ProblemCode } from '../problem'
import { browser } from './browser'

/** A link the person asked to have clipped; kept until its article is, so that it is never lost. Plain JSON. */
export interface Link {
  url: string
  /** Its text in the page; may be empty. */
  title: string
  /** When it was clicked: milliseconds since the epoch, UTC. */
  since: number
  /** Where it was clicked. */
  tabId?: number
  /** In a private window: its site is asked without the session the person has elsewhere. */
  isPrivate?: boolean
  /** Why it waits for the person; while it is being read there is none. */
  problem?: { code: ProblemCode; detail: string }
  /** An address of the site it leads on to. */
  leadsTo?: string
}

const KEY = 'links'

const readAll = async (): Promise<Record<string, Link>> =>
  ((await browser.storage.local.get(KEY))[KEY] as Record<string, Link> | undefined) ?? {}

/** One at a time in all pages and workers: each writes them all. */
const change = (how: (links: Record<string, Link>) => Record<string, Link>): Promise<void> =>
  navigator.locks.request('links', async () => browser.storage.local.set({ [KEY]: how(await readAll()) }))

/** The links that are being read or wait for the person, the newest first. */
export const readLinks = async (): Promise<Link[]> => Object.values(await readAll()).sort((a, b) => b.since - a.since)

/** A link clicked again takes its own place. */
export const writeLink = (link: Link): Promise<void> => change((links) => ({ ...links, [link.url]: link }))

export const dropLink = (url: string): Promise<void> => change(({ [url]: _, ...others }) => others)
