import type { Fetched } from '../../outbox/gather'
import type { Source } from '../../outbox/job'
import { browser } from '../browser'
import { cleanSvgElsewhere } from '../capture/reader'
import { has } from '../permissions'
import { originPatterns } from './ask-for-pictures'
import { fetchPicture, type PictureAnswer } from './fetch-picture'
import { gatherPictures, LARGEST, type Way } from './gather-pictures'
import { forgetReferers, withReferer } from './referer'

/** In ms: a server that is silent for this long is given up. */
const SILENCE = 25_000

let forgotten: Promise<void> | undefined

/** Fetch a clip's pictures: each in the page that showed it if that may read it, else from the background. */
export async function pictures(urls: readonly string[], { clip, tabId }: Source): Promise<Fetched> {
  const ways = [...(tabId === undefined ? [] : [inPage(tabId)]), fromBackground(clip.article.url)]
  // Once only: later it would hit other clips' requests in this worker.
  forgotten ??= forgetReferers()
  await forgotten
  return gatherPictures(urls, { ways, cleanSvg: cleanSvgElsewhere, written: clip.article.written })
}

/** As the page itself would: with cookies for its own site, and only what other sites let it read. */
const inPage =
  (tabId: number): Way =>
  async (url, patience) => {
    // A page that is busy, gone or replaced must not take longer than the picture may.
    const late = new Promise<PictureAnswer>((resolve) => setTimeout(resolve, patience, { problem: 'network' }))
    const answer = browser.scripting.executeScript({
      target: { tabId },
      injectImmediately: true,
      func: fetchPicture,
      args: [url, LARGEST, patience, SILENCE, 'same-origin'],
    })
    return Promise.race([
      answer.then(
        ([frame]) => (frame?.result as PictureAnswer | undefined) ?? { problem: 'network' as const },
        () => ({ problem: 'network' as const }),
      ),
      late,
    ])
  }

/** With the permission for that site, but without cookies: only the page's own site gets them. */
const fromBackground =
  (article: string): Way =>
  async (url, patience) => {
    if (!(await has({ origins: originPatterns([url]) }))) return { problem: 'permission' }
    const ask = () => fetchPicture(url, LARGEST, patience, SILENCE, 'omit')
    return withReferer(url, article, ask, (answer) => 'problem' in answer && answer.problem === 'refused')
  }
