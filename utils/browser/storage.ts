import { unattended } from './trouble'

/** With less free space than this, the user is told. */
const TIGHT = { bytes: 300_000_000, share: 0.1 }

export interface Space {
  /** Bytes. */
  used: number
  free: number
}

/** Used and free storage; nothing while there is plenty or the browser does not tell. */
export async function tightSpace(): Promise<Space | undefined> {
  const { usage: used, quota } = await navigator.storage.estimate()
  if (used === undefined || quota === undefined) return undefined
  const free = Math.max(0, quota - used)
  return free < TIGHT.bytes || free < TIGHT.share * quota ? { used, free } : undefined
}

/** How often to ask the browser, in ms. */
const LOOK = 5_000

/** Called with that now and regularly. @returns a function to stop */
export function followSpace(listener: (space: Space | undefined) => void): () => void {
  const look = () => unattended(tightSpace().then(listener))
  look()
  const timer = setInterval(look, LOOK)
  return () => clearInterval(timer)
}

/**
 * Ask the browser never to evict what waits. Only a page can ask. With `unlimitedStorage` Firefox agrees without asking
 * (MDN); Chromium then evicts nothing anyway, and answers no.
 */
export async function persistStorage(): Promise<void> {
  if (!(await navigator.storage.persisted())) await navigator.storage.persist()
}
