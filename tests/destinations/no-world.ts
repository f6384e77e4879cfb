import type { World } from '../../utils/destinations/shared/world'

const none = () => {
  throw new Error('nobody should ask for this')
}

/** A world in which every call is an error; tests override what a destination may use. */
export const noWorld: World = {
  downloads: { start: none, find: none, since: none, until: none, remove: none },
  folder: none,
  fetch: none,
  now: none,
}
