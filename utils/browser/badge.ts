import { type Account, requestsForUser, type TabState, tabState } from '../library/account'
import { clipsForPerson } from '../library/job'
import { browser } from './browser'
import { problemWords, t } from './i18n'
import { tellTab } from './tab-clips'
import { unattended } from './trouble'

interface Badge {
  /** Null: what all tabs show. */
  text: string | null
  color: string
  title: string
}

const GREY = '#5b6470'
const GREEN = '#1b7f3b'
const RED = '#b3261e'
/** How long a badge says that a clip arrived, in ms. */
const DONE_SHOWN = 5_000

/** What each tab's badge shows, and under `''` that of all tabs: what has not changed is not set again. */
const shown = new Map<number | '', string>()

/** The badges of all tabs are a view of the account: the sign says it without its colour. */
export async function showBadges(account: Account): Promise<void> {
  await show(undefined, waiting(account))
  const tabs = new Set([
    ...Object.keys(account.tabs).map(Number),
    ...account.requests.flatMap(({ tabId }) => tabId ?? []),
    ...[...shown.keys()].filter((tab) => tab !== ''),
  ])
  for (const tabId of tabs) {
    const state = tabState(account, tabId)
    const clip = account.tabs[tabId]
    // Cleared in an earlier worker's life.
    if (state.sign === 'none' && clip?.told && !shown.has(tabId)) continue
    if (state.sign === 'done' && clip && shown.get(tabId) !== JSON.stringify(of(state))) {
      setTimeout(() => unattended(tellTab(tabId, clip)), DONE_SHOWN)
    }
    await show(tabId, of(state))
  }
}

function of(state: TabState): Badge {
  switch (state.sign) {
    case 'working':
      return { text: '…', color: GREY, title: t('reading') }
    case 'done':
      return { text: '✓', color: GREEN, title: t('saved') }
    case 'failed':
      return { text: '!', color: RED, title: problemWords(state.code) }
    case 'none':
      return { text: null, color: GREY, title: t('action_title') }
  }
}

/** What every tab shows that has nothing of its own: how much waits for the user, and that something went wrong. */
function waiting(account: Account): Badge {
  const count = clipsForPerson(account.jobs) + requestsForUser(account).length
  const told = account.trouble && problemWords(account.trouble.code)
  const title = [t('action_title'), count > 0 && t('waiting_title'), told].filter(Boolean).join(' · ')
  return { text: count > 999 ? '999+' : count > 0 ? String(count) : told ? '!' : '', color: RED, title }
}

async function show(tabId: number | undefined, badge: Badge): Promise<void> {
  const key = tabId ?? ''
  if (shown.get(key) === JSON.stringify(badge)) return
  shown.set(key, JSON.stringify(badge))
  const { text, color, title } = badge
  try {
    // The sign last: whoever sees it finds the words.
    await browser.action.setTitle({ tabId, title })
    await browser.action.setBadgeBackgroundColor({ tabId, color })
    // Both browsers want null to go back to the badge of all tabs; the types do not know it.
    await browser.action.setBadgeText({ tabId, text: text as string })
  } catch {
    // The tab is gone, and its badge with it.
    shown.delete(key)
  }
}
