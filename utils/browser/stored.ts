import { browser } from './browser'

type Area = 'local' | 'session'

/** One key of the browser's storage that every page and the background may change at any time. Plain JSON. */
export interface Stored<Value> {
  read(): Promise<Value>
  /**
   * Change it from what is stored now, one change at a time in all pages and workers. A change that throws changes
   * nothing. @returns what is stored then
   */
  update(change: (now: Value) => Value): Promise<Value>
  /** Called with the new value whenever anybody has changed it. @returns what ends that */
  watch(listener: (value: Value) => void): () => void
}

/**
 * The one way to `storage.local` and `storage.session`: whoever reads, changes and writes by itself undoes what another
 * page wrote in between.
 * @param parse what is stored, of any version or `undefined`, as the value of today
 */
export function stored<Value>(area: Area, key: string, parse: (raw: unknown) => Value): Stored<Value> {
  const read = async () => parse((await browser.storage[area].get(key))[key])
  return {
    read,
    update: (change) =>
      navigator.locks.request(`stored:${area}:${key}`, async () => {
        const value = change(await read())
        await browser.storage[area].set({ [key]: value })
        return value
      }),
    watch(listener) {
      const heard = (changes: Record<string, { newValue?: unknown }>, name: string) => {
        if (name === area && Object.hasOwn(changes, key)) listener(parse(changes[key]?.newValue))
      }
      browser.storage.onChanged.addListener(heard)
      return () => browser.storage.onChanged.removeListener(heard)
    },
  }
}
