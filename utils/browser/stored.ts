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
  /** The same, called with today's value first. */
  follow(listener: (value: Value) => void): () => void
}

/**
 * The one way to `storage.local` and `storage.session`: whoever reads, changes and writes by itself undoes what another
 * page wrote in between.
 * @param parse what is stored, of any version or `undefined`, as the value of today
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
      // What was heard meanwhile is newer.
      read().then(
        (value) => known || listener(value),
        () => {},
      )
      return end
    },
  }
}
