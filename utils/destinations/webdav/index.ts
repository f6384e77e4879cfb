import * as v from 'valibot'
import type { ClipFiles } from '../../article'
import { originPattern } from '../../origin-pattern'
import { Problem } from '../../problem'
import { deliverFiles } from '../shared/deliver-files'
import type { DestinationKind } from '../shared/destination'
import { roomFor } from '../shared/http'
import { tryStore } from '../shared/try-store'
import { folderAddress, readable } from './address'
import { davStore } from './store'

const text = v.fallback(v.string(), '')

const Options = v.object({
  /** Address of the folder for clips. */
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
    { name: 'user', type: 'user' },
    { name: 'password', type: 'secret' },
  ],
  origins({ url }) {
    const folder = folderAddress(url)
    return folder ? [originPattern(folder)] : []
  },
  where({ url }, path) {
    const folder = folderAddress(url)
    return (folder ? readable(folder) : '') + path
  },
  // On some servers all users share one address for their own files.
  target: ({ url, user }) => `${folderAddress(url)?.href ?? ''} ${user}`.trim(),

  make({ id, options }, { fetch, now }) {
    const open = (files?: ClipFiles) => {
      const folder = folderAddress(options.url)
      if (!folder) throw new Problem('place_missing', 'no address')
      return davStore(fetch, { ...options, folder, room: roomFor(files) })
    }
    return {
      id,
      deliver: async (delivery) => deliverFiles(open(delivery.files), delivery, now),

      test: async () => tryStore(open(), `pressclip-test-${crypto.randomUUID()}.txt`),
    }
  },
} satisfies DestinationKind<Options> as DestinationKind<Options>
