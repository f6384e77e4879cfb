import type { FileStore } from '../../utils/destinations/shared/deliver-files'
import { Problem } from '../../utils/problem'
import { type Life, life } from '../outbox/world'

/** A destination in memory that detects conflicting writes; its files outlive every worker. */
export function memoryStore() {
  const files = new Map<string, { bytes: Uint8Array<ArrayBuffer>; version: string }>()
  let writes = 0
  const put = (path: string, bytes: Uint8Array<ArrayBuffer>) => files.set(path, { bytes, version: String(++writes) })
  return {
    files,
    put,
    /** The store for one worker. */
    store: ({ step }: Life = life()): FileStore => ({
      async read(path) {
        step()
        const found = files.get(path)
        step()
        return found
      },
      async write({ path, bytes, old }) {
        step()
        if (files.get(path)?.version !== old?.version) throw new Problem('conflict', path)
        put(path, bytes)
        step()
      },
      async remove(path) {
        step()
        files.delete(path)
        step()
      },
    }),
  }
}
