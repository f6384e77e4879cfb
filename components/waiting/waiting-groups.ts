import type { Job } from '../../utils/outbox/job'
import type { Destination } from '../../utils/settings'

/** What waits for one destination. */
export interface WaitingGroup {
  /** The destination's id. */
  id: string
  /** Undefined if it was removed. */
  destination?: Destination
  jobs: readonly Job[]
  /** The problem they all share, shown once. */
  problem?: Job['problem']
}

/** The jobs by destination: in the order of the destinations, then those of removed ones. */
export function groupsOf(jobs: readonly Job[], destinations: readonly Destination[]): WaitingGroup[] {
  const ids = new Set([...destinations.map(({ id }) => id), ...jobs.map(({ destination }) => destination)])
  return [...ids]
    .map((id) => {
      const waiting = jobs.filter(({ destination }) => destination === id)
      const [first] = waiting
      const shared = waiting.length > 1 && waiting.every(({ problem }) => problem?.code === first?.problem?.code)
      return {
        id,
        jobs: waiting,
        destination: destinations.find((destination) => destination.id === id),
        problem: shared ? first?.problem : undefined,
      }
    })
    .filter(({ jobs }) => jobs.length > 0)
}
