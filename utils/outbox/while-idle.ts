import type { FlushWorld } from './flush'

type Locks = FlushWorld['locks']

/** The lock under which a place is written to. */
export const placeLock = (place: string): string => `outbox:${place}`

/** Run with those of the places at which nothing is being written now; nothing begins there meanwhile. */
export async function whileIdle<Result>(
  locks: Locks,
  places: readonly string[],
  run: (idle: ReadonlySet<string>) => Promise<Result>,
  idle: ReadonlySet<string> = new Set(),
): Promise<Result> {
  const [place, ...others] = places
  if (place === undefined) return run(idle)
  return locks.request(placeLock(place), { ifAvailable: true }, (lock) =>
    whileIdle(locks, others, run, lock ? new Set([...idle, place]) : idle),
  )
}
