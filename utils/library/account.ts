import type { Scope } from '../article'
import type { ProblemCode } from '../problem'
import type { Job } from './job'

/** A code that has words in every language, and the untranslated detail. */
export interface Reason {
  code: ProblemCode
  detail: string
}

/** What the user asked to have clipped and is not kept yet, or could not be. Plain JSON. */
export interface ClipRequest {
  id: string
  /** The page in a tab, or the article behind a link. */
  kind: 'page' | 'link'
  url: string
  /** Of a link: its text in the page; may be empty. */
  title: string
  /** When it was asked for: milliseconds since the epoch, UTC. */
  since: number
  /** The tab it was asked for in, where that is still open. */
  tabId?: number
  /** What of the page. */
  scope: Scope
  /** What the browser says is selected. */
  selectionText?: string
  /** More is selected than `selectionText` says. */
  selectionIsCut?: boolean
  /** In a private window: nothing of it reaches the disk. */
  isPrivate?: boolean
  /** How often reading was begun. */
  tries: number
  /** Why it waits for the user; while it is being read there is none. */
  problem?: Reason
  /** An address of the site a link leads on to. */
  leadsTo?: string
}

/** The clip last made in a tab, for as long as the tab lives. */
export interface TabClip {
  /** The page it was made of. */
  url: string
  jobIds: readonly number[]
  /** The badge has said that it arrived. */
  told?: boolean
}

/**
 * What became of every clip. The background owns it; popup, waiting page and badges are views of it. Requests, tabs and
 * trouble are few; of the jobs there may be thousands, so that these come by what changed.
 */
export interface Account {
  /** Open and recently done ones, in the order of their ids. */
  jobs: readonly Job[]
  /** The newest first. */
  requests: readonly ClipRequest[]
  tabs: Readonly<Record<string, TabClip>>
  /** Something of Pressclip's own that went wrong where nobody was waiting for it. */
  trouble?: Reason
}

/** One event of the stream: all there is for a page that connects, later what changed since the event before. */
export interface AccountEvent extends Omit<Account, 'jobs'> {
  isWhole: boolean
  /** New or changed. */
  jobs: readonly Job[]
  gone: readonly number[]
}

/** All of the account, for a page that knows nothing yet. */
export const wholeOf = (account: Account): AccountEvent => ({ ...account, isWhole: true, gone: [] })

/** What leads from one account to the next; undefined when nothing does. */
export function changesBetween(before: Account, after: Account): AccountEvent | undefined {
  const known = new Map(before.jobs.map((job) => [job.id, JSON.stringify(job)]))
  const jobs = after.jobs.filter((job) => known.get(job.id) !== JSON.stringify(job))
  const left = new Set(after.jobs.map(({ id }) => id))
  const gone = before.jobs.flatMap(({ id }) => (left.has(id) ? [] : id))
  const rest = ({ jobs: _, ...others }: Account) => JSON.stringify(others)
  if (jobs.length + gone.length === 0 && rest(before) === rest(after)) return undefined
  return { ...after, isWhole: false, jobs, gone }
}

/** The account after this event; undefined as long as no whole one has come. */
export function afterEvent(before: Account | undefined, event: AccountEvent): Account | undefined {
  const { isWhole, gone, jobs, ...rest } = event
  if (isWhole) return { ...rest, jobs }
  if (!before) return undefined
  const left = new Map(before.jobs.map((job) => [job.id, job]))
  for (const id of gone) left.delete(id)
  for (const job of jobs) left.set(job.id, job)
  return { ...rest, jobs: [...left.values()].sort((a, b) => a.id - b.id) }
}

/** The jobs with these ids, in their order; what is long done may be forgotten. */
export function jobsOf({ jobs }: Pick<Account, 'jobs'>, ids: readonly number[]): Job[] {
  const wanted = new Set(ids)
  return jobs.filter(({ id }) => wanted.has(id))
}

/** Nothing can ever be clipped there, and its tab says so. */
const HOPELESS: ReadonlySet<string> = new Set(['restricted', 'store', 'empty_tab'])

export const isHopeless = ({ problem }: ClipRequest): boolean => problem !== undefined && HOPELESS.has(problem.code)

/** Requests that failed: only the user can say what becomes of them. */
export const requestsForUser = ({ requests }: Pick<Account, 'requests'>): ClipRequest[] =>
  requests.filter((request) => request.problem && !isHopeless(request))

/** How a tab's clip fares. */
export type TabState = { sign: 'working' | 'done' | 'none' } | { sign: 'failed'; code: ProblemCode }

/** What a tab's badge tells: what was asked for last comes first. */
export function tabState({ jobs, requests, tabs }: Account, tabId: number): TabState {
  const ofTab = requests.filter((request) => request.tabId === tabId)
  if (ofTab.some(({ problem }) => !problem)) return { sign: 'working' }
  const failed = ofTab.find(({ problem }) => problem)?.problem
  if (failed) return { sign: 'failed', code: failed.code }
  const clip = tabs[tabId]
  if (!clip) return { sign: 'none' }
  const followed = jobsOf({ jobs }, clip.jobIds)
  const problem = followed.find((job) => job.problem)?.problem
  if (problem) return { sign: 'failed', code: problem.code }
  if (followed.some(({ state }) => state !== 'done')) return { sign: 'working' }
  return { sign: clip.told || followed.length === 0 ? 'none' : 'done' }
}
