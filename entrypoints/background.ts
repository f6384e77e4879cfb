import { browser } from 'wxt/browser'
import { defineBackground } from 'wxt/utils/define-background'
import { answers } from '../utils/browser/answers'
import { clipLink, resumeLinks } from '../utils/browser/clip-link'
import { clipTab, resumeTabs } from '../utils/browser/clip-tab'
import { ALARM, deliverDue, deliverUnreached, rightGiven } from '../utils/browser/delivery'
import { dropDraft } from '../utils/browser/draft'
import { dropFailure } from '../utils/browser/failure'
import { createMenu, onMenu } from '../utils/browser/menu'
import { onMessage } from '../utils/browser/messages'
import { tendLibrary } from '../utils/browser/tend-library'

/** Every listener is registered before anything is awaited: a worker is woken only for listeners of its first moment. */
export default defineBackground(() => {
  onMessage(answers)
  onMenu({ page: clipTab, link: clipLink })
  browser.commands.onCommand.addListener(async (command, tab) => {
    if (command !== 'clip-now') return
    const [current] = tab ? [tab] : await browser.tabs.query({ active: true, lastFocusedWindow: true })
    if (current) await clipTab(current, { scope: 'article' })
  })

  browser.runtime.onInstalled.addListener(createMenu)
  // Also so that the browser starts the worker when it starts itself.
  browser.runtime.onStartup.addListener(deliverUnreached)
  self.addEventListener('online', deliverUnreached)
  browser.alarms.onAlarm.addListener(({ name }) => (name === ALARM ? deliverDue() : undefined))
  // Also in the browser's own settings; and a popup may have been closed by the browser's question.
  browser.permissions.onAdded.addListener(() => {
    void rightGiven()
  })
  browser.downloads.onChanged.addListener(({ state }) => (state ? deliverDue() : undefined))
  browser.tabs.onRemoved.addListener((tabId) => {
    void Promise.all([dropDraft(tabId), dropFailure(tabId)])
  })

  // Whatever woke the worker: finish what an earlier one left.
  void deliverDue()
  void resumeTabs()
  void resumeLinks()
  void tendLibrary()
})
