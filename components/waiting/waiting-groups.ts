import type { Job } from '../../utils/outbox/job'
import type { Place } from '../../utils/settings'

/** What waits for one place. */
export interface WaitingGroup {
  /** The place's id. */
  id: string
  /** Undefined when it was removed. */
  place?: Place
  jobs: readonly Job[]
  /** What keeps all of them from the place, said once. */
  problem?: Job['problem']
}

/** The jobs by their places: in the order of the places, then those of removed ones. */
export function groupsOf(jobs: readonly Job[], places: readonly Place[]): WaitingGroup[] {
  const ids = new Set([...places.map(({ id }) => id), ...jobs.map(({ destination }) => destination)])
  return [...ids]
    .map((id) => {
      const waiting = jobs.filter(({ destination }) => destination === id)
      const [first] = waiting
      const shared = waiting.length > 1 && waiting.every(({ problem }) => problem?.code === first?.problem?.code)
      return {
        id,
        jobs: waiting,
        place: places.find((place) => place.id === id),
        problem: shared ? first?.problem : undefined,
      }
    })
    .filter(({ jobs }) => jobs.length > 0)
}
