import { browser } from './browser'

type Area = 'local' | 'session'

/** One key of the browser's storage, which any page and the background may change at any time. Plain JSON. */
export interface Stored<Value> {
  read(): Promise<Value>
  /**
   * Change what is stored now, one change at a time across all pages and workers. If `change` throws, nothing changes.
   * @returns the new value
   */
  update(change: (now: Value) => Value): Promise<Value>
  /** Called with the new value after anybody's change. @returns a function to stop */
  watch(listener: (value: Value) => void): () => void
  /** The same, called first with today's value. */
  follow(listener: (value: Value) => void): () => void
}

/**
 * The only way to `storage.local` and `storage.session`: a direct read, change and write would undo what another page
 * wrote in between.
 * @param parse turns what is stored, of any version or `undefined`, into today's value
 */
export function stored<Value>(area: Area, key: string, parse: (raw: unknown) => Value): Stored<Value> {
  const read = async () => parse((await browser.storage[area].get(key))[key])
  const watch: Stored<Value>['watch'] = (listener) => {
    const heard = (changes: Record<string, { newValue?: unknown }>, name: string) => {
      if (name === area && Object.hasOwn(changes, key)) listener(parse(changes[key]?.newValue))
    }
    browser.storage.onChanged.addListener(heard)
    return () => browser.storage.onChanged.removeListener(heard)
  }
  return {
    read,
    update: (change) =>
      navigator.locks.request(`stored:${area}:${key}`, async () => {
        const value = change(await read())
        await browser.storage[area].set({ [key]: value })
        return value
      }),
    watch,
    follow(listener) {
      let known = false
      const end = watch((value) => {
        known = true
        listener(value)
      })
      // A change heard meanwhile is newer.
      read().then(
        (value) => known || listener(value),
        () => {},
      )
      return end
    },
  }
}
