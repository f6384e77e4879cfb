import { type Account, type AccountEvent, afterEvent, changesTo, type Found, wholeOf } from '../../outbox/account'
import { database, onWritten } from '../../outbox/database'
import type { Job } from '../../outbox/job'
import { toProblem } from '../../problem'
import { browser } from '../browser'
import { readRequests, watchRequests } from '../clip/requests'
import { tabClips } from '../clip/tab-clips'
import { fromOwnPage } from '../messages/own-page'
import { ACCOUNT_PORT } from '../messages/ports'
import { trouble, unattended } from '../trouble'
import { showBadges } from './badge'

/** Changes within this time go out as one event, in ms. */
const SOON = 20

interface Page {
  /** Never throws. */
  hear(event: AccountEvent): void
}

const pages = new Set<Page>()
const NOTHING: Account = { jobs: [], requests: [], tabs: {} }

/** The account as every connected page has it. */
let published = NOTHING
/** Jobs written since then; all of them until the first read. */
let written: ReadonlySet<number> | 'all' = 'all'
let isSoon = false
let publishing: Promise<void> = Promise.resolve()

/**
 * Keep the badges and every connected page up to date: a page first gets the whole account, then what changes. For the
 * background's start.
 */
export function serveAccount(): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== ACCOUNT_PORT || !fromOwnPage(port.sender)) return
    const page: Page = {
      hear(event) {
        try {
          port.postMessage(event)
        } catch {
          // The page just closed, or is reconnecting; the others must still hear.
          pages.delete(page)
          port.disconnect()
        }
      },
    }
    pages.add(page)
    port.onDisconnect.addListener(() => pages.delete(page))
    unattended(publish(page))
  })
  onWritten((jobs) => {
    if (jobs.size === 0) return
    note(jobs)
    changed()
  })
  watchRequests(changed)
  tabClips.watch(changed)
  trouble.watch(changed)
  changed()
}

/** Publish soon, together with whatever else changes until then. */
function changed(): void {
  if (isSoon) return
  isSoon = true
  setTimeout(() => {
    isSoon = false
    unattended(publish())
  }, SOON)
}

function note(jobs: typeof written): void {
  written = written === 'all' || jobs === 'all' ? 'all' : new Set([...written, ...jobs])
}

/** Send every page what has changed, one round at a time; @param newcomer a page that knows nothing yet */
export function publish(newcomer?: Page): Promise<void> {
  const run = async () => {
    // It gets everything, so read everything again.
    if (newcomer) note('all')
    const event = changesTo(published, await find())
    published = (event && afterEvent(published, event)) ?? published
    if (newcomer) newcomer.hear(wholeOf(published))
    if (event) for (const page of pages) if (page !== newcomer) page.hear(event)
    await showBadges(published)
  }
  publishing = publishing.then(run, run)
  return publishing
}

/** Without its database, the background can only report that. */
async function find(): Promise<Found> {
  const [asked, tabs, other] = await Promise.all([readRequests(), tabClips.read(), trouble.read()])
  // Selected text may be long, and no page needs it.
  const requests = asked.map(({ selectionText, ...request }) => request)
  const chosen = written
  written = new Set()
  try {
    return { jobs: await readJobs(chosen), others: { requests, tabs, ...(other && { trouble: other }) } }
  } catch (cause) {
    note(chosen)
    const { code, detail } = toProblem(cause)
    return { jobs: new Map(), others: { requests, tabs, trouble: { code, detail } } }
  }
}

/** As they are now; `undefined` for deleted ones. */
async function readJobs(chosen: typeof written): Promise<Found['jobs']> {
  const db = await database()
  const { store } = db.transaction('jobs')
  const read = (id: number) => store.get(id).then((job) => [id, job] as const)
  if (chosen !== 'all') return new Map(await Promise.all([...chosen].map(read)))
  const known = new Map<number, Job | undefined>(published.jobs.map(({ id }) => [id, undefined]))
  for (const job of await store.getAll()) known.set(job.id, job)
  return known
}
