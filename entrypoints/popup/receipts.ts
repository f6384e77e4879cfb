import { destinationName } from '../../components/shared/destination-name'
import type { Translate } from '../../components/shared/words'
import { browser } from '../../utils/browser/browser'
import type { Receipt } from '../../utils/destinations/shared/destination'
import type { Settings } from '../../utils/settings'

/** The destination's name, or its id if it was removed meanwhile. */
export function nameOf(t: Translate, { destinations }: Settings, id: string): string {
  const destination = destinations.find((one) => one.id === id)
  return destination ? destinationName(t, destination) : id
}

export const copy = (path: string): Promise<void> => navigator.clipboard.writeText(path)

/** @throws {Error} if the browser no longer knows the file */
export async function show({ handle }: Receipt): Promise<void> {
  const id = Number(handle)
  const [item] = await browser.downloads.search({ id })
  if (!item?.exists) throw new Error('the browser no longer knows this file')
  await browser.downloads.show(id)
}
