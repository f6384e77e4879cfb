import { kindOf, openPlace, optionsOf, type World } from '../../destinations'
import { withoutCredentials } from '../../destinations/credentials'
import type { Destination, DestinationKind } from '../../destinations/destination'
import { database } from '../../outbox/database'
import type { At } from '../../outbox/receipts'
import { Problem } from '../../problem'
import { changePlace, type Place } from '../../settings'
import { has } from '../permissions'
import { readSettings, updateSettings } from '../settings'
import { downloadsPort } from './downloads'
import { readSecrets, writeSecrets } from './secrets'

let world: World | undefined

/** The real outside for destinations. */
export const outside = (): World => {
  world ??= {
    downloads: downloadsPort(),
    folder: async (key) => (await database()).get('folders', key),
    fetch: (...request) => fetch(...request),
    now: () => Date.now(),
  }
  return world
}

/** Match patterns of the servers a place must reach. */
export function originsOf(place: Place): string[] {
  const kind = kindOf(place)
  return kind ? kind.origins(optionsOf(kind, place.options)) : []
}

/** The first version stored an address as it was typed, with the name and password in it. */
export async function moveCredentials(): Promise<void> {
  for (const place of (await readSettings()).places) {
    const kind = kindOf(place)
    if (!kind) continue
    const { options, secrets } = apart(kind, place.options)
    if (JSON.stringify(options) === JSON.stringify(place.options)) continue
    await writeSecrets(place.id, { ...secrets, ...(await readSecrets(place.id)) })
    await updateSettings(changePlace(place.id, (now) => ({ ...now, options: apart(kind, now.options).options })))
  }
}

/** Those in the address were never sent: what was typed where it belongs is what works. */
function apart(kind: DestinationKind, given: Place['options']) {
  const { options, secrets } = withoutCredentials(kind, given)
  for (const { name, type } of kind.fields) if (type === 'user') options[name] = given[name] || options[name]
  return { options, secrets }
}

/**
 * The place with this id as it is set up now; undefined when the person has removed it.
 * @throws {Problem} `permission_needed` when the right to reach its server was taken back
 */
export async function destination(id: string): Promise<Destination | undefined> {
  await moveCredentials()
  const place = (await readSettings()).places.find((one) => one.id === id)
  const origins = place ? originsOf(place) : []
  if (!(await has({ origins }))) throw new Problem('permission_needed', origins.join(' '))
  return place && openPlace(place, await readSecrets(id), outside())
}

/** A place and what it points at, whether or not that may be reached now; undefined when the person has removed it. */
export async function placeAt(id: string): Promise<At | undefined> {
  const place = (await readSettings()).places.find((one) => one.id === id)
  return place && openPlace(place, await readSecrets(id), outside())
}

/** Where a file of the archive lies at a place, for people to read. */
export function whereAt(place: Place, path: string): string {
  const kind = kindOf(place)
  return kind ? kind.where(optionsOf(kind, place.options), path) : path
}
