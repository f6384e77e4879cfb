import type { FileStore } from '../../utils/destinations/shared/deliver-files'
import { Problem } from '../../utils/problem'
import { type Life, life } from '../outbox/world'

/** A destination in memory that tells when somebody else wrote first; its files outlive every worker. */
export function memoryStore() {
  const files = new Map<string, { bytes: Uint8Array<ArrayBuffer>; version: string }>()
  let writes = 0
  const put = (path: string, bytes: Uint8Array<ArrayBuffer>) => files.set(path, { bytes, version: String(++writes) })
  return {
    files,
    put,
    /** As one worker sees it. */
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
