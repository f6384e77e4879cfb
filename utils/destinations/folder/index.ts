import * as v from 'valibot'
import { Problem } from '../../problem'
import { deliverFiles } from '../shared/deliver-files'
import type { DestinationKind } from '../shared/destination'
import { folderKey } from './folder-key'
import { isAllowed } from './folder-problem'
import { folderStore } from './folder-store'

const Options = v.object({
  /** The folder's name, set when the user picks it: the browser does not reveal its path. */
  label: v.fallback(v.string(), ''),
  /** The folder's database key, different for every folder picked; if empty, the destination's id. */
  key: v.fallback(v.string(), ''),
})

type Options = v.InferOutput<typeof Options>

/**
 * A folder on this device that the user picked (File System Access: Chromium, Edge, Brave, Opera). We notice another
 * program's write until the moment we write, but not during it: disks have no conditional writes.
 */
export default {
  kind: 'folder',
  options: Options,
  fields: [],
  origins: () => [],
  where: ({ label }, path) => [label, path].filter(Boolean).join('/'),
  target: ({ key }) => key,

  make(destination, { folder, now }) {
    async function open() {
      const root = await folder(folderKey(destination))
      if (!root) throw new Problem('place_moved', 'no folder is picked')
      if (!(await isAllowed(root))) throw new Problem('permission_needed', root.name)
      return folderStore(destination.id, root, now)
    }
    return {
      id: destination.id,
      async deliver(delivery) {
        const store = await open()
        const receipt = await deliverFiles(store, delivery, now)
        return { ...receipt, name: await store.realPath(receipt.name) }
      },
      async test() {
        await (await open()).probe()
      },
    }
  },
} satisfies DestinationKind<Options> as DestinationKind<Options>
