import { browser } from 'wxt/browser'
import { defineBackground } from 'wxt/utils/define-background'
import { clipTab, follow, resumeTabs } from '../utils/browser/clip-tab'
import { ALARM, deliverDue, keep, refresh, settled } from '../utils/browser/delivery'
import { dropDraft } from '../utils/browser/draft'
import { dropClosed, dropFailure } from '../utils/browser/failure'
import { createMenu, onMenu } from '../utils/browser/menu'
import { onMessage } from '../utils/browser/messages'
import { library } from '../utils/library/database'
import { discard, retry } from '../utils/library/outbox'

/** Every listener is registered before anything is awaited: a worker is woken only for listeners of its first moment. */
export default defineBackground(() => {
  onMessage({
    async clip({ clip, preset, tabId }) {
      const jobId = await keep(clip, preset)
      void (tabId === undefined ? settled(jobId) : follow(jobId, tabId))
      return { jobId }
    },
    settled: ({ jobId }) => settled(jobId),
    async retry({ jobId }) {
      await retry(await library(), jobId, Date.now())
      return settled(jobId)
    },
    async discard({ jobId }) {
      await discard(await library(), jobId)
      await refresh()
      return null
    },
    async told() {
      await dropClosed()
      await refresh()
      return null
    },
  })

  onMenu(clipTab)
  browser.commands.onCommand.addListener(async (command, tab) => {
    if (command !== 'clip-now') return
    const [current] = tab ? [tab] : await browser.tabs.query({ active: true, lastFocusedWindow: true })
    if (current) await clipTab(current, { scope: 'article' })
  })

  browser.runtime.onInstalled.addListener(createMenu)
  // Only so that the browser starts the worker when it starts itself.
  browser.runtime.onStartup.addListener(() => {})
  browser.alarms.onAlarm.addListener(({ name }) => (name === ALARM ? deliverDue() : undefined))
  browser.downloads.onChanged.addListener(({ state }) => (state ? deliverDue() : undefined))
  browser.tabs.onRemoved.addListener((tabId) => {
    void Promise.all([dropDraft(tabId), dropFailure(tabId)])
  })

  // Whatever woke the worker: finish what an earlier one left.
  void deliverDue()
  void resumeTabs()
})
