import { type Account, type AccountEvent, changesBetween, wholeOf } from '../library/account'
import { library, onWritten } from '../library/database'
import { jobs } from '../library/outbox'
import { toProblem } from '../problem'
import { ACCOUNT_PORT } from './account-port'
import { showBadges } from './badge'
import { browser } from './browser'
import { fromOwnPage } from './own-page'
import { readRequests, watchRequests } from './requests'
import { tabClips } from './tab-clips'
import { trouble, unattended } from './trouble'

/** What changes in one go is told at once, in ms. */
const SOON = 20

interface Page {
  /** Never throws. */
  hear(event: AccountEvent): void
}

const pages = new Set<Page>()
let told: Account | undefined
let isSoon = false
let telling: Promise<void> = Promise.resolve()

/**
 * Keep the badges true and every page that connects: it gets the whole account first and then what changes. For the
 * background, at its start.
 */
export function serveAccount(): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== ACCOUNT_PORT || !fromOwnPage(port.sender)) return
    const page: Page = {
      hear(event) {
        try {
          port.postMessage(event)
        } catch {
          // It has closed in this moment, or connects again: the others must hear all the same.
          pages.delete(page)
          port.disconnect()
        }
      },
    }
    pages.add(page)
    port.onDisconnect.addListener(() => pages.delete(page))
    unattended(tell(page))
  })
  onWritten(changed)
  watchRequests(changed)
  tabClips.watch(changed)
  trouble.watch(changed)
  changed()
}

/** Something has changed: tell it, with whatever else changes in this moment. */
function changed(): void {
  if (isSoon) return
  isSoon = true
  setTimeout(() => {
    isSoon = false
    unattended(tell())
  }, SOON)
}

/** Tell what has changed, one time after another; @param newcomer a page that knows nothing yet */
export function tell(newcomer?: Page): Promise<void> {
  const run = async () => {
    const account = await read()
    const event = told && changesBetween(told, account)
    told = account
    if (newcomer) newcomer.hear(wholeOf(account))
    if (event) for (const page of pages) if (page !== newcomer) page.hear(event)
    await showBadges(account)
  }
  telling = telling.then(run, run)
  return telling
}

/** Without its database the background has nothing to tell but that. */
async function read(): Promise<Account> {
  const [asked, tabs, other] = await Promise.all([readRequests(), tabClips.read(), trouble.read()])
  // What was selected may be long, and is told to nobody.
  const requests = asked.map(({ selectionText, ...request }) => request)
  try {
    const all = (await jobs(await library())).reverse()
    return { jobs: all, requests, tabs, ...(other && { trouble: other }) }
  } catch (cause) {
    const { code, detail } = toProblem(cause)
    return { jobs: told?.jobs ?? [], requests, tabs, trouble: { code, detail } }
  }
}
