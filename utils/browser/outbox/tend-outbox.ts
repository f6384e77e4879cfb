import { library } from '../../library/database'
import { dropForgotten } from '../../library/handovers'
import { packVersions } from '../../library/packed'
import { rememberTargets } from '../../library/receipts'
import { readSettings } from '../settings'
import { placeAt } from './places'

/** Between two steps of packing, so that clips go first. */
const PAUSE = 500

/** What closed pages have left goes; then what an upgrade leaves to be done afterwards, a little at a time. */
export async function tendOutbox(): Promise<void> {
  const db = await library()
  await dropForgotten(db, Date.now())
  const { places } = await readSettings()
  const known = await Promise.all(places.map(({ id }) => placeAt(id)))
  await rememberTargets(
    db,
    known.flatMap((one) => one ?? []),
  )
  while (await packVersions(db)) await new Promise((resolve) => setTimeout(resolve, PAUSE))
}
