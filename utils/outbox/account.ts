import type { Scope } from '../article'
import type { ProblemCode } from '../problem'
import type { Job } from './job'

/** A code with text in every language, and the untranslated detail. */
export interface Reason {
  code: ProblemCode
  detail: string
}

/** What the user asked to clip and is not kept yet, or could not be. Plain JSON. */
export interface ClipRequest {
  id: string
  /** A page in a tab, or the article behind a link. */
  kind: 'page' | 'link'
  url: string
  /** Of a link: its text in the page; if a popup has read it: the title. May be empty. */
  title: string
  /** When it was asked for: milliseconds since the epoch, UTC. */
  since: number
  /** The tab it was asked for in, if still open. */
  tabId?: number
  /** Of a link: the page it is on. */
  page?: string
  /** How much is read. */
  scope: Scope
  /** The selection, from the browser. */
  selectionText?: string
  /** `selectionText` is not the whole selection. */
  selectionIsCut?: boolean
  /** In a private window: nothing of it reaches the disk. */
  isPrivate?: boolean
  /** A popup has read the page and hands it over with the user's edits. */
  byPopup?: boolean
  /** How often reading began. */
  tries: number
  /** Why it waits for the user; none while it is being read. */
  problem?: Reason
  /** An address on the site a link redirects to. */
  leadsTo?: string
}

/** The last clip of a tab, for as long as the tab lives. */
export interface TabClip {
  /** The page it was made of. */
  url: string
  /** For a link's article: the page with the link. */
  page?: string
  jobIds: readonly number[]
  /** The badge has shown its arrival. */
  shown?: boolean
}

/**
 * What became of every clip. The background owns it; popup, waiting page and badges are views of it. Requests, tabs and
 * trouble are few, but there may be thousands of jobs: only changed jobs are sent.
 */
export interface Account {
  /** Open and recently done ones, by id. */
  jobs: readonly Job[]
  /** Newest first. */
  requests: readonly ClipRequest[]
  tabs: Readonly<Record<string, TabClip>>
  /** A problem of Pressclip's own that nobody was waiting for. */
  trouble?: Reason
}

type Others = Omit<Account, 'jobs'>

/** One event of the stream: everything for a page that connects, later what changed since the last event. */
export interface AccountEvent {
  isWhole: boolean
  /** New or changed. */
  jobs: readonly Job[]
  gone: readonly number[]
  /** Everything but jobs, if any of it changed. */
  others?: Others
}

/** The whole account, for a page that knows nothing yet. */
export const wholeOf = ({ jobs, ...others }: Account): AccountEvent => ({ isWhole: true, jobs, gone: [], others })

/** What is there now: only jobs that may have changed, `undefined` for a deleted one. */
export interface Found {
  jobs: ReadonlyMap<number, Job | undefined>
  others: Others
}

/** The changes from the account to what was found, if any. Compares only what may have changed. */
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

/** The account after this event; undefined until a whole one has come. */
export function afterEvent(before: Account | undefined, event: AccountEvent): Account | undefined {
  const { isWhole, gone, jobs } = event
  const others = event.others ?? before
  if (!others || !(isWhole || before)) return undefined
  const left = new Map(isWhole ? [] : before?.jobs.map((job) => [job.id, job]))
  for (const id of gone) left.delete(id)
  for (const job of jobs) left.set(job.id, job)
  return { ...others, jobs: [...left.values()].sort((a, b) => a.id - b.id) }
}

/** The jobs with these ids, in order of id; those long done may be forgotten. */
export function jobsOf({ jobs }: Pick<Account, 'jobs'>, ids: readonly number[]): Job[] {
  const wanted = new Set(ids)
  return jobs.filter(({ id }) => wanted.has(id))
}

/** Nothing can ever be clipped there, and its tab says so. */
const HOPELESS: ReadonlySet<string> = new Set(['restricted', 'store', 'empty_tab'])

export const isHopeless = ({ problem }: ClipRequest): boolean => problem !== undefined && HOPELESS.has(problem.code)

/** Failed requests: only the user can decide what becomes of them. */
export const requestsForUser = ({ requests }: Pick<Account, 'requests'>): ClipRequest[] =>
  requests.filter((request) => request.problem && !isHopeless(request))

/** How a clip asked for in a tab is doing. */
export type TabState = {
  /** The page that the tab showed then; empty if the browser did not tell. */
  page: string
  /** When it was asked for, if not kept yet: milliseconds since the epoch, UTC. */
  since?: number
} & ({ sign: 'working' | 'done' } | { sign: 'failed'; code: ProblemCode })

/** What a tab's badge has to say of each page it has shown; of one page, the first entry counts. */
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
