import * as v from 'valibot'
import { browser } from '../browser'
import { keepAwake } from '../keep-awake'
import { ArticleSchema } from '../messages/clip-schema'
import type { Copy } from './capture-page'
import type { CaptureResult } from './capture-result'
import type { Reading } from './read-copy'
import { type OpenReader, openFrame } from './reader-frame'
import { askOffscreen } from './reader-messages'
import { withWritten } from './written-pictures'

const PAGE = '/offscreen.html'
/** Longer than 400,000 elements take on a slow machine; nobody waits longer. */
const PATIENCE = 60_000

/**
 * Extract a page's copy in a page of ours that exists for that long only. One at a time, whoever asks: a browser has at
 * most one such page. Never throws.
 */
export async function readElsewhere(copy: Copy): Promise<CaptureResult> {
  const { hasSelection } = copy
  try {
    const late: Reading = { result: { problem: 'too_large', hasSelection }, written: [] }
    const { result, written } = await withReader(({ ask }) => ask({ readCopy: copy }), late)
    if (!('article' in result)) return result
    // What has read a hostile page is believed no more than a page.
    return withWritten({ ...result, article: v.parse(ArticleSchema, result.article) }, written)
  } catch (cause) {
    // Chromium: a message carries 64 MiB.
    const problem = /exceeded maximum allowed length/i.test(String(cause)) ? 'too_large' : 'unreadable'
    return { problem, detail: String(cause), hasSelection }
  }
}

/**
 * Parse and clean an SVG drawing in that page of ours.
 * @returns undefined when it is none @throws when there is no such page
 */
export const cleanSvgElsewhere = async (svg: string): Promise<string | undefined> =>
  (await withReader(({ ask }) => ask({ cleanSvg: svg }), null)) ?? undefined

/** @param late the answer when none comes in time */
function withReader<Answer>(asking: (reader: OpenReader) => Promise<Answer>, late: Answer): Promise<Answer> {
  const read = async () => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const cap = new Promise<Answer>((resolve) => {
      timer = setTimeout(resolve, PATIENCE, late)
    })
    let reader: OpenReader | undefined
    let isOver = false
    const answer = openReader().then(async (opened) => {
      reader = opened
      if (!isOver) return asking(opened)
      // It opened when all had been given up.
      await opened.close()
      return late
    })
    try {
      return await Promise.race([answer, cap])
    } finally {
      isOver = true
      // One that comes late is nobody's.
      answer.catch(() => {})
      clearTimeout(timer)
      await reader?.close()
    }
  }
  return navigator.locks.request('reader', () => keepAwake(read))
}

/** Chromium's worker has no document to put the frame in. */
async function openReader(): Promise<OpenReader> {
  const { offscreen } = browser
  if (import.meta.env.FIREFOX || !offscreen) return openFrame()
  // Left by a popup that was closed while it waited.
  await offscreen.closeDocument().catch(() => {})
  await offscreen.createDocument({ url: PAGE, reasons: ['DOM_PARSER'], justification: 'Reads large pages.' })
  return { ask: askOffscreen, close: () => offscreen.closeDocument().catch(() => {}) }
}
