import { database } from '../../outbox/database'
import { dropForgotten } from '../../outbox/handovers'
import { packVersions } from '../../outbox/packed'
import { rememberTargets } from '../../outbox/receipts'
import { pause } from '../../pause'
import { readSettings } from '../settings'
import { destinationAt } from './destinations'

/** In ms, between steps of packing: clips go first. */
const PAUSE = 500

/** Drop what closed pages left; then finish what an upgrade postponed, a little at a time. */
export async function tendOutbox(): Promise<void> {
  const db = await database()
  await dropForgotten(db, Date.now())
  const { destinations } = await readSettings()
  const known = await Promise.all(destinations.map(({ id }) => destinationAt(id)))
  await rememberTargets(
    db,
    known.flatMap((one) => one ?? []),
  )
  while (await packVersions(db)) await pause(PAUSE)
}
