import type { ProblemCode } from '../problem'
import { browser } from './browser'
import { problemWords, t } from './i18n'

/** The tab's badge: the sign says it without its colour. The browser clears it when the tab moves on. */
export const showWorking = (tabId: number): Promise<void> => show('…', '#5b6470', t('reading'), tabId)
export const showDone = (tabId: number): Promise<void> => show('✓', '#1b7f3b', t('saved'), tabId)
export const showFailed = (tabId: number, code: ProblemCode): Promise<void> =>
  show('!', '#b3261e', problemWords(code), tabId)

/** Back to what all tabs show. */
export const clearBadge = (tabId: number): Promise<void> => show(null, '#5b6470', t('action_title'), tabId)

/** What every tab shows that has nothing of its own: how many clips wait for the person, and tabs closed too early. */
export function showWaiting({ waiting, closed }: { waiting: number; closed: number }): Promise<void> {
  const title = [t('action_title'), waiting > 0 && t('waiting_title'), closed > 0 && t('problem_tab_closed')]
  const text = waiting > 999 ? '999+' : waiting > 0 ? String(waiting) : closed > 0 ? '!' : ''
  return show(text, '#b3261e', title.filter(Boolean).join(' · '))
}

async function show(text: string | null, color: string, title: string, tabId?: number): Promise<void> {
  try {
    // Both browsers want null to go back to the badge of all tabs; the types do not know it.
    await browser.action.setBadgeText({ tabId, text: text as string })
    await browser.action.setBadgeBackgroundColor({ tabId, color })
    await browser.action.setTitle({ tabId, title })
  } catch {
    // The tab is gone, and its badge with it.
  }
}
