import { placeName } from '../../components/shared/place-name'
import type { Translate } from '../../components/shared/words'
import { browser } from '../../utils/browser/browser'
import type { Receipt } from '../../utils/destinations/destination'
import type { Settings } from '../../utils/settings'

/** The name of the place with this id; it may have been removed meanwhile. */
export function nameOf(t: Translate, { places }: Settings, id: string): string {
  const place = places.find((one) => one.id === id)
  return place ? placeName(t, place) : id
}

export const copy = (path: string): Promise<void> => navigator.clipboard.writeText(path)

/** @throws {Error} when the browser no longer knows the file */
export async function show({ handle }: Receipt): Promise<void> {
  const id = Number(handle)
  const [item] = await browser.downloads.search({ id })
  if (!item?.exists) throw new Error('the browser no longer knows this file')
  await browser.downloads.show(id)
}
