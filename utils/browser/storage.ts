import { unattended } from './trouble'

/** Under this much room, or this share of it, the user is told. */
const TIGHT = { bytes: 300_000_000, share: 0.1 }

export interface Space {
  /** Bytes. */
  used: number
  free: number
}

/** What the browser's storage holds; nothing while there is plenty of room or the browser does not tell. */
export async function tightSpace(): Promise<Space | undefined> {
  const { usage: used, quota } = await navigator.storage.estimate()
  if (used === undefined || quota === undefined) return undefined
  const free = Math.max(0, quota - used)
  return free < TIGHT.bytes || free < TIGHT.share * quota ? { used, free } : undefined
}

/** How often the browser is asked for its room, in ms. */
const LOOK = 5_000

/** Called with that now and ever again. @returns what ends it */
export function followSpace(listener: (space: Space | undefined) => void): () => void {
  const look = () => unattended(tightSpace().then(listener))
  look()
  const timer = setInterval(look, LOOK)
  return () => clearInterval(timer)
}

/**
 * Ask the browser never to clear on its own what waits. Only a page can ask. With `unlimitedStorage` Firefox agrees
 * without a question (MDN); Chromium then clears nothing anyway, and answers no.
 */
export async function persistStorage(): Promise<void> {
  if (!(await navigator.storage.persisted())) await navigator.storage.persist()
}
