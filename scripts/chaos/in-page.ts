import type { Place } from '../../utils/settings'

/** Runs in a page of the extension. */
export async function ask(message: object): Promise<boolean> {
  const reply: { answer?: unknown } | undefined = await chrome.runtime.sendMessage(message)
  return reply !== undefined && 'answer' in reply
}

/** Runs in a page of the extension. */
export const setPlace = ([place, secrets]: readonly [Place, Record<string, string>]): Promise<void> =>
  chrome.storage.local.set({ settings: { places: [place] }, secrets: { [place.id]: secrets } })

/** Runs in a page of the extension. */
export async function hasPlace([place, secrets]: readonly [Place, Record<string, string>]): Promise<boolean> {
  type Kept = { settings: { places: Place[] }; secrets: Record<string, object> }
  const { settings, secrets: kept } = (await chrome.storage.local.get(['settings', 'secrets'])) as unknown as Kept
  // The browser gives keys back in an order of its own.
  const plain = (value: unknown): string =>
    JSON.stringify(value, (_, part) =>
      part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
    )
  const isSame = (a: unknown, b: unknown) => plain(a) === plain(b)
  return isSame(settings.places, [place]) && isSame(kept[place.id] ?? {}, secrets)
}
