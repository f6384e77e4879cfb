import { kindOf, openDestination, optionsOf } from '../../destinations'
import { withoutCredentials } from '../../destinations/shared/credentials'
import type { DestinationKind, OpenDestination } from '../../destinations/shared/destination'
import type { World } from '../../destinations/shared/world'
import { database } from '../../outbox/database'
import type { At } from '../../outbox/receipts'
import { Problem } from '../../problem'
import { changeDestination, type Destination } from '../../settings'
import { has } from '../permissions'
import { readSettings, updateSettings } from '../settings'
import { downloadsPort } from './downloads'
import { readSecrets, writeSecrets } from './secrets'

let world: World | undefined

/** What destinations use in production. */
export const destinationWorld = (): World => {
  world ??= {
    downloads: downloadsPort(),
    folder: async (key) => (await database()).get('folders', key),
    fetch: (...request) => fetch(...request),
    now: () => Date.now(),
  }
  return world
}

/** Match patterns of the servers a destination needs. */
export function originsOf(destination: Destination): string[] {
  const kind = kindOf(destination)
  return kind ? kind.origins(optionsOf(kind, destination.options)) : []
}

/** The first version stored addresses as typed, including the name and password. */
export async function moveCredentials(): Promise<void> {
  for (const destination of (await readSettings()).destinations) {
    const kind = kindOf(destination)
    if (!kind) continue
    const { options, secrets } = apart(kind, destination.options)
    if (JSON.stringify(options) === JSON.stringify(destination.options)) continue
    await writeSecrets(destination.id, { ...secrets, ...(await readSecrets(destination.id)) })
    await updateSettings(
      changeDestination(destination.id, (now) => ({ ...now, options: apart(kind, now.options).options })),
    )
  }
}

/** Those in the address were never sent: what was typed into the fields is what works. */
function apart(kind: DestinationKind, given: Destination['options']) {
  const { options, secrets } = withoutCredentials(kind, given)
  for (const { name, type } of kind.fields) if (type === 'user') options[name] = given[name] || options[name]
  return { options, secrets }
}

/**
 * The destination with this id as it is set up now; undefined if the user removed it.
 * @throws {Problem} `permission_needed` if the permission to reach its server was withdrawn
 */
export async function destination(id: string): Promise<OpenDestination | undefined> {
  await moveCredentials()
  const destination = (await readSettings()).destinations.find((one) => one.id === id)
  const origins = destination ? originsOf(destination) : []
  if (!(await has({ origins }))) throw new Problem('permission_needed', origins.join(' '))
  return destination && openDestination(destination, await readSecrets(id), destinationWorld())
}

/** A destination and its target, whether or not it may be reached now; undefined if the user removed it. */
export async function destinationAt(id: string): Promise<At | undefined> {
  const destination = (await readSettings()).destinations.find((one) => one.id === id)
  return destination && openDestination(destination, await readSecrets(id), destinationWorld())
}

/** Where a file of the archive is at a destination, for display. */
export function whereAt(destination: Destination, path: string): string {
  const kind = kindOf(destination)
  return kind ? kind.where(optionsOf(kind, destination.options), path) : path
}
