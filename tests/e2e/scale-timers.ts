import type { Pressclip } from '../../scripts/browser/pressclip'

/**
 * The background's timers of 20 s and more take so many times as long: less for tests of what is given up, more where a
 * busy machine reads large pages slower than any user's. @returns what ends it
 */
export async function scaleTimers({ worker }: Pressclip, factor: number): Promise<() => Promise<unknown>> {
  await worker.evaluate((factor) => {
    const own = globalThis.setTimeout
    const scaled = (fn: () => void, ms = 0, ...args: []) => own(fn, ms >= 20_000 ? ms * factor : ms, ...args)
    Object.assign(globalThis, { own, setTimeout: scaled })
  }, factor)
  return () => worker.evaluate(() => Object.assign(globalThis, { setTimeout: Reflect.get(globalThis, 'own') }) && null)
}
