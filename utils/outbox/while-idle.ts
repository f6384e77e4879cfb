import type { FlushWorld } from './flush-world'

type Locks = FlushWorld['locks']

/** The lock held while a destination is written to. */
export const destinationLock = (destination: string): string => `outbox:${destination}`

/** Run with those destinations where nothing is being written now; nothing starts there meanwhile. */
export async function whileIdle<Result>(
  locks: Locks,
  destinations: readonly string[],
  run: (idle: ReadonlySet<string>) => Promise<Result>,
  idle: ReadonlySet<string> = new Set(),
): Promise<Result> {
  const [destination, ...others] = destinations
  if (destination === undefined) return run(idle)
  return locks.request(destinationLock(destination), { ifAvailable: true }, (lock) =>
    whileIdle(locks, others, run, lock ? new Set([...idle, destination]) : idle),
  )
}
