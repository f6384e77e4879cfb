import type { Destination } from '../../utils/settings'

/** Runs in an extension page. */
export async function ask(message: object): Promise<boolean> {
  const reply: { answer?: unknown } | undefined = await chrome.runtime.sendMessage(message)
  return reply !== undefined && 'answer' in reply
}

/** Runs in an extension page. */
export const setDestination = ([destination, secrets]: readonly [Destination, Record<string, string>]): Promise<void> =>
  chrome.storage.local.set({ settings: { destinations: [destination] }, secrets: { [destination.id]: secrets } })

/** Runs in an extension page. */
export async function hasDestination([destination, secrets]: readonly [
  Destination,
  Record<string, string>,
]): Promise<boolean> {
  type Kept = { settings: { destinations: Destination[] }; secrets: Record<string, object> }
  const { settings, secrets: kept } = (await chrome.storage.local.get(['settings', 'secrets'])) as unknown as Kept
  // The browser returns keys in its own order.
  const plain = (value: unknown): string =>
    JSON.stringify(value, (_, part) =>
      part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
    )
  const isSame = (a: unknown, b: unknown) => plain(a) === plain(b)
  return isSame(settings.destinations, [destination]) && isSame(kept[destination.id] ?? {}, secrets)
}
