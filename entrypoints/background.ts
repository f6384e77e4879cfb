import { browser } from 'wxt/browser'
import { defineBackground } from 'wxt/utils/define-background'
import { clipLink, discardLink, resumeLinks, retryLink } from '../utils/browser/clip-link'
import { clipTab, follow, resumeTabs } from '../utils/browser/clip-tab'
import {
  ALARM,
  answered,
  deliverDue,
  deliverUnreached,
  keep,
  keepAgain,
  refresh,
  settled,
} from '../utils/browser/delivery'
import { dropDraft } from '../utils/browser/draft'
import { dropClosed, dropFailure } from '../utils/browser/failure'
import { comeBackToAllow } from '../utils/browser/folders'
import { createMenu, onMenu } from '../utils/browser/menu'
import { onMessage } from '../utils/browser/messages'
import { whereAt } from '../utils/browser/places'
import { readSettings } from '../utils/browser/settings'
import { library } from '../utils/library/database'
import { discard, redirect, retry, retryAll } from '../utils/library/outbox'
import { activePlaces } from '../utils/settings'

/** Every listener is registered before anything is awaited: a worker is woken only for listeners of its first moment. */
export default defineBackground(() => {
  onMessage({
    async clip({ clip, preset, ...origin }) {
      const jobIds = await keep(clip, preset, origin)
      void (origin.tabId === undefined ? settled(jobIds) : follow(jobIds, origin.tabId))
      return { jobIds }
    },
    answered: () => answered(),
    async retryPictures({ jobIds, ...origin }) {
      const again = await keepAgain(jobIds, origin)
      void settled(again)
      return { jobIds: again }
    },
    settled: ({ jobIds }) => settled(jobIds),
    async retry({ jobIds }) {
      for (const id of jobIds) await retry(await library(), id, Date.now())
      return settled(jobIds)
    },
    async retryPlace({ place }) {
      await retryAll(await library(), place, Date.now())
      await deliverDue()
      return null
    },
    async redirect({ jobIds, place }) {
      for (const id of jobIds) await redirect(await library(), id, place, Date.now())
      await deliverDue()
      return null
    },
    async where({ path }) {
      const places = activePlaces(await readSettings())
      return places.map((place) => ({
        ...{ place: place.id, name: place.name, kind: place.kind },
        where: whereAt(place, path),
      }))
    },
    async discard({ jobIds }) {
      for (const id of jobIds) await discard(await library(), id)
      await refresh()
      return null
    },
    clipLink: retryLink,
    discardLink,
    comeBackToAllow: ({ tabId, place }) => comeBackToAllow(tabId, place),
    async told() {
      await dropClosed()
      await refresh()
      return null
    },
  })

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
  // A popup may have been closed by the browser's question.
  browser.permissions.onAdded.addListener(() => {
    void answered()
  })
  browser.downloads.onChanged.addListener(({ state }) => (state ? deliverDue() : undefined))
  browser.tabs.onRemoved.addListener((tabId) => {
    void Promise.all([dropDraft(tabId), dropFailure(tabId)])
  })

  // Whatever woke the worker: finish what an earlier one left.
  void deliverDue()
  void resumeTabs()
  void resumeLinks()
})
