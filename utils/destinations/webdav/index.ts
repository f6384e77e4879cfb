import * as v from 'valibot'
import { Problem } from '../../problem'
import { sameBytes } from '../../render/content'
import { deliverFiles } from '../deliver-files'
import type { DestinationKind } from '../destination'
import { folderAddress, readable } from './address'
import { davStore } from './store'

const text = v.fallback(v.string(), '')

const Options = v.object({
  /** Of the folder that clips go to. */
  url: text,
  user: text,
  password: text,
})

type Options = v.InferOutput<typeof Options>

/** A folder on a WebDAV server: Nextcloud, ownCloud, Apache, rclone … */
export default {
  kind: 'webdav',
  options: Options,
  fields: [
    {
      name: 'url',
      type: 'url',
      required: true,
      placeholder: 'https://cloud.example.org/remote.php/dav/files/ada/Clips/',
    },
    { name: 'user', type: 'text' },
    { name: 'password', type: 'secret' },
  ],
  origins({ url }) {
    const folder = folderAddress(url)
    // Firefox knows no ports in match patterns; without one they match every port.
    return folder ? [`${folder.protocol}//${folder.hostname}/*`] : []
  },
  where({ url }, path) {
    const folder = folderAddress(url)
    return (folder ? readable(folder) : '') + path
  },

  make({ id, options }, { fetch, now }) {
    const open = () => {
      const folder = folderAddress(options.url)
      if (!folder) throw new Problem('place_missing', 'no address')
      return davStore(fetch, { ...options, folder })
    }
    return {
      id,
      deliver: async (delivery) => deliverFiles(open(), delivery, now),

      async test() {
        const store = open()
        const path = `pressclip-test-${crypto.randomUUID()}.txt`
        const bytes = new TextEncoder().encode(
          'Pressclip has tried whether it can write here. You may delete this file.\n',
        )
        if (await store.read(path)) throw new Problem('server_refused', `GET ${path}: 200`)
        await store.write({ path, type: 'text/plain', bytes })
        const found = await store.read(path)
        await store.remove(path)
        if (!found || !sameBytes(found.bytes, bytes)) throw new Problem('not_stored', path)
      },
    }
  },
} satisfies DestinationKind<Options> as DestinationKind<Options>
