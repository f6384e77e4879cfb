import { type Account, requestsForUser, type TabState, tabStates } from '../../outbox/account'
import { clipsForUser } from '../../outbox/job'
import { browser } from '../browser'
import { noteBadgeShown } from '../clip/tab-clips'
import { problemWords, t } from '../i18n'
import { tabAddress } from '../tab-address'
import { unattended } from '../trouble'

interface Badge {
  /** Null: as on all tabs. */
  text: string | null
  color: string
  title: string
}

const GREY = '#5b6470'
const GREEN = '#1b7f3b'
const RED = '#b3261e'
/** How long a badge says that a clip arrived, in ms. */
const DONE_SHOWN = 5_000

/** What each tab's badge shows, under `''` that of all tabs: unchanged badges are not set again. */
const shownByTab = new Map<number | '', string>()
/** This worker's start. */
const BEGAN = Date.now()

/** Show the account in all tabs' badges. The text alone says it, without the colour. */
export async function showBadges(account: Account): Promise<void> {
  const everywhere = waiting(account)
  if (isNews('', everywhere)) await show(undefined, everywhere)
  const tabs = new Set([
    ...Object.keys(account.tabs).map(Number),
    ...account.requests.flatMap(({ tabId }) => tabId ?? []),
    ...[...shownByTab.keys()].filter((tab) => tab !== ''),
  ])
  for (const tabId of tabs) {
    const states = tabStates(account, tabId)
    const clip = account.tabs[tabId]
    // Cleared by an earlier worker.
    if (states.length === 0 && clip?.shown && !shownByTab.has(tabId)) continue
    if (!isNews(tabId, states.length > 0 ? states : everywhere.title)) continue
    if (clip && states.some(({ sign }) => sign === 'done')) {
      setTimeout(() => unattended(noteBadgeShown(tabId, clip)), DONE_SHOWN)
    }
    const address = states.length > 0 ? await tabAddress(tabId) : undefined
    const shown = states.find((state) => isOf(state, address))
    await show(tabId, shown ? of(shown) : { ...everywhere, text: null })
  }
}

function isNews(key: number | '', state: unknown): boolean {
  const before = shownByTab.get(key)
  shownByTab.set(key, JSON.stringify(state))
  return before !== shownByTab.get(key)
}

/**
 * Whether the tab still shows this page: another page's outcome must not be shown for it. If the browser tells neither
 * address, the tab may have moved on since the last worker died.
 */
function isOf({ page, since = 0 }: TabState, address = ''): boolean {
  return page === '' ? address === '' && since >= BEGAN : address.split('#')[0] === page.split('#')[0]
}

function of(state: TabState): Badge {
  switch (state.sign) {
    case 'working':
      return { text: '…', color: GREY, title: t('reading') }
    case 'done':
      return { text: '✓', color: GREEN, title: t('saved') }
    case 'failed':
      return { text: '!', color: RED, title: problemWords(state.code) }
  }
}

/** What tabs without anything of their own show: how much waits for the user, and that something went wrong. */
function waiting(account: Account): Badge {
  const count = clipsForUser(account.jobs) + requestsForUser(account).length
  const troubleWords = account.trouble && problemWords(account.trouble.code)
  const title = [
    t('action_title'),
    count > 0 && t('badge_waiting', count.toLocaleString(t('ui_language'))),
    troubleWords,
  ]
    .filter(Boolean)
    .join(' · ')
  return { text: count > 999 ? '999+' : count > 0 ? String(count) : troubleWords ? '!' : '', color: RED, title }
}

async function show(tabId: number | undefined, { text, color, title }: Badge): Promise<void> {
  try {
    // The sign last: whoever sees it finds the title.
    await browser.action.setTitle({ tabId, title })
    await browser.action.setBadgeBackgroundColor({ tabId, color })
    // In both browsers null restores the badge of all tabs; the types do not know it.
    await browser.action.setBadgeText({ tabId, text: text as string })
  } catch {
    // The tab is gone, and its badge with it.
    shownByTab.delete(tabId ?? '')
  }
}
