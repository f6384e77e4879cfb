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
  /** Of a link: its text in the page; of what a popup has read: its title. May be empty. */
  title: string
  /** When it was asked for: milliseconds since the epoch, UTC. */
  since: number
  /** The tab it was asked for in, where that is still open. */
  tabId?: number
  /** Of a link: the page it is in. */
  page?: string
  /** What of the page. */
  scope: Scope
  /** What the browser says is selected. */
  selectionText?: string
  /** More is selected than `selectionText` says. */
  selectionIsCut?: boolean
  /** In a private window: nothing of it reaches the disk. */
  isPrivate?: boolean
  /** A popup has read the page, and hands it over as the user has edited it. */
  byPopup?: boolean
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
  /** Of a link's article: the page the link is in. */
  page?: string
  jobIds: readonly number[]
  /** The badge has said that it arrived. */
  shown?: boolean
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

type Others = Omit<Account, 'jobs'>

/** One event of the stream: all there is for a page that connects, later what changed since the event before. */
export interface AccountEvent {
  isWhole: boolean
  /** New or changed. */
  jobs: readonly Job[]
  gone: readonly number[]
  /** All that is no job, where anything of it changed. */
  others?: Others
}

/** All of the account, for a page that knows nothing yet. */
export const wholeOf = ({ jobs, ...others }: Account): AccountEvent => ({ isWhole: true, jobs, gone: [], others })

/** What is there now: of the jobs only those that may have changed, `undefined` for one that is gone. */
export interface Found {
  jobs: ReadonlyMap<number, Job | undefined>
  others: Others
}

/** What leads from the account to what was found; undefined when nothing does. Costs what may have changed. */
export function changesTo(account: Account, found: Found): AccountEvent | undefined {
  const known = new Map(account.jobs.map((job) => [job.id, job]))
  const isNews = (id: number, job?: Job) => JSON.stringify(known.get(id)) !== JSON.stringify(job)
  const changed = [...found.jobs].filter(([id, job]) => isNews(id, job))
  const jobs = changed.flatMap(([, job]) => job ?? [])
  const gone = changed.flatMap(([id, job]) => (job ? [] : id))
  const { jobs: _, ...before } = account
  const others = JSON.stringify(before) === JSON.stringify(found.others) ? {} : { others: found.others }
  return changed.length > 0 || others.others ? { isWhole: false, jobs, gone, ...others } : undefined
}

/** The account after this event; undefined as long as no whole one has come. */
export function afterEvent(before: Account | undefined, event: AccountEvent): Account | undefined {
  const { isWhole, gone, jobs } = event
  const others = event.others ?? before
  if (!others || !(isWhole || before)) return undefined
  const left = new Map(isWhole ? [] : before?.jobs.map((job) => [job.id, job]))
  for (const id of gone) left.delete(id)
  for (const job of jobs) left.set(job.id, job)
  return { ...others, jobs: [...left.values()].sort((a, b) => a.id - b.id) }
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

/** How a clip fares that was asked for in a tab. */
export type TabState = {
  /** The page that the tab showed then; empty where the browser did not tell. */
  page: string
  /** When it was asked for, if it is not kept yet: milliseconds since the epoch, UTC. */
  since?: number
} & ({ sign: 'working' | 'done' } | { sign: 'failed'; code: ProblemCode })

/** What a tab's badge has to tell of each page it has shown; of one page, what comes first counts. */
export function tabStates({ jobs, requests, tabs }: Account, tabId: number): TabState[] {
  const asked = requests.filter((request) => request.tabId === tabId)
  const states = asked.map(({ url, page = url, since, problem }): TabState => {
    return problem ? { page, since, sign: 'failed', code: problem.code } : { page, since, sign: 'working' }
  })
  // What is being read was asked for after what failed.
  states.sort((a, b) => Number(a.sign === 'failed') - Number(b.sign === 'failed'))
  const clip = tabs[tabId]
  const followed = jobsOf({ jobs }, clip?.jobIds ?? [])
  if (!clip || followed.length === 0) return states
  const { url, page = url, shown } = clip
  const problem = followed.find((job) => job.problem)?.problem
  if (problem) return [...states, { page, sign: 'failed', code: problem.code }]
  if (followed.some(({ state }) => state !== 'done')) return [...states, { page, sign: 'working' }]
  return shown ? states : [...states, { page, sign: 'done' }]
}
