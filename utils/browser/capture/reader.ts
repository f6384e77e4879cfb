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
/** In ms: 400,000 elements take less on a slow machine; nobody waits longer. */
const PATIENCE = 60_000

/**
 * Extract a page's copy in a page of ours that is open only for that. One at a time, whoever asks: a browser allows
 * only one such page. Never throws.
 */
export async function readElsewhere(copy: Copy): Promise<CaptureResult> {
  const { hasSelection } = copy
  try {
    const late: Reading = { result: { problem: 'too_large', hasSelection }, written: [] }
    const { result, written } = await withReader(({ ask }) => ask({ readCopy: copy }), late)
    if (!('article' in result)) return result
    // The reader is trusted no more than the hostile page it read.
    return withWritten({ ...result, article: v.parse(ArticleSchema, result.article) }, written)
  } catch (cause) {
    // Chromium: a message holds 64 MiB.
    const problem = /exceeded maximum allowed length/i.test(String(cause)) ? 'too_large' : 'unreadable'
    return { problem, detail: String(cause), hasSelection }
  }
}

/**
 * Parse and clean an SVG drawing in that page of ours.
 * @returns undefined if it is not one @throws if there is no such page
 */
export const cleanSvgElsewhere = async (svg: string): Promise<string | undefined> =>
  (await withReader(({ ask }) => ask({ cleanSvg: svg }), null)) ?? undefined

/** @param late the answer if none comes in time */
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
      // It opened too late.
      await opened.close()
      return late
    })
    try {
      return await Promise.race([answer, cap])
    } finally {
      isOver = true
      // Nobody awaits a late one.
      answer.catch(() => {})
      clearTimeout(timer)
      await reader?.close()
    }
  }
  return navigator.locks.request('reader', () => keepAwake(read))
}

/** Chromium's worker has no document for the frame. */
async function openReader(): Promise<OpenReader> {
  const { offscreen } = browser
  if (import.meta.env.FIREFOX || !offscreen) return openFrame()
  // Left by a popup that was closed while waiting.
  await offscreen.closeDocument().catch(() => {})
  await offscreen.createDocument({ url: PAGE, reasons: ['DOM_PARSER'], justification: 'Reads large pages.' })
  return { ask: askOffscreen, close: () => offscreen.closeDocument().catch(() => {}) }
}
