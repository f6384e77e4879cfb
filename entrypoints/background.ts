import { defineBackground } from 'wxt/utils/define-background'
import { serveAccount } from '../utils/browser/account/account'
import { intentHandlers } from '../utils/browser/account/intent-handlers'
import { browser } from '../utils/browser/browser'
import { clipLink } from '../utils/browser/clip/clip-link'
import { clipTab } from '../utils/browser/clip/clip-tab'
import { dropDraft } from '../utils/browser/clip/draft'
import { serveHandovers } from '../utils/browser/clip/handed-over'
import { createMenu, onMenu } from '../utils/browser/clip/menu'
import { afterTab, resumeRequests } from '../utils/browser/clip/resume'
import { lockStorage } from '../utils/browser/lock-storage'
import { onMessage } from '../utils/browser/messages/messages'
import { ALARM, deliver, deliverWaiting, permissionGiven } from '../utils/browser/outbox/delivery'
import { tendOutbox } from '../utils/browser/outbox/tend-outbox'
import { unattended } from '../utils/browser/trouble'

/** Register every listener before awaiting anything: only those registered at once can wake the worker. */
export default defineBackground(() => {
  onMessage(intentHandlers)
  serveAccount()
  serveHandovers()
  onMenu({
    page: (tab, request) => unattended(clipTab(tab, request)),
    link: (link, tabId) => unattended(clipLink(link, tabId)),
  })
  browser.commands.onCommand.addListener(async (command, tab) => {
    if (command !== 'clip-now') return
    const [current] = tab ? [tab] : await browser.tabs.query({ active: true, lastFocusedWindow: true })
    if (current) unattended(clipTab(current, { scope: 'article' }))
  })

  browser.runtime.onInstalled.addListener(() => unattended(createMenu()))
  // The machine may be online again, so retry what was unreachable. `onStartup` also makes the browser start the
  // worker.
  const tryAgain = () => unattended(deliverWaiting('network'))
  browser.runtime.onStartup.addListener(tryAgain)
  self.addEventListener('online', tryAgain)
  browser.alarms.onAlarm.addListener(({ name }) => (name === ALARM ? deliver() : undefined))
  // Permissions are also granted in the browser's settings, and its prompt may close the popup.
  browser.permissions.onAdded.addListener(() => unattended(permissionGiven()))
  browser.downloads.onChanged.addListener(({ state }) => (state ? deliver() : undefined))
  browser.tabs.onRemoved.addListener((tabId) => unattended(Promise.all([dropDraft(tabId), afterTab(tabId)])))

  unattended(lockStorage())
  // Whatever woke the worker, finish what an earlier one left.
  deliver()
  unattended(resumeRequests())
  unattended(tendOutbox())
})
