import { library } from '../library/database'
import { packVersions } from '../library/packed'
import { rememberTargets } from '../library/receipts'
import { placeAt } from './places'
import { readSettings } from './settings'

/** Between two steps of packing, so that clips go first. */
const PAUSE = 500

/** What an upgrade of the database leaves to be done afterwards, a little at a time; nothing when it is done. */
export async function tendLibrary(): Promise<void> {
  const db = await library()
  const { places } = await readSettings()
  const known = await Promise.all(places.map(({ id }) => placeAt(id)))
  await rememberTargets(
    db,
    known.flatMap((one) => one ?? []),
  )
  while (await packVersions(db)) await new Promise((resolve) => setTimeout(resolve, PAUSE))
}
