import { Problem } from '../../problem'
import type { Delivery, Destination, Receipt } from '../destination'
import type { World } from '../index'
import { folderPath } from './folder'
import { isCopy, sibling } from './place'
import type { Download, DownloadsPort } from './port'
import { reasons } from './reasons'

/** What is remembered of a download, so that the next call finds it whenever this one dies. */
interface Trace {
  /** Relative to the download folder. */
  asked: string
  /** Chromium may give an id again after a crash: only together with the start time it names one download. */
  id?: number
  begun?: number
  /** The real name, absolute, once the browser has chosen it. */
  name?: string
}

/** Where to write, and whether a file there is ours to overwrite. */
interface Target {
  asked: string
  name: string
  replace: boolean
}

const ended = (download: Download): boolean => download.state !== 'in_progress'

/**
 * The browser's download folder. It cannot be read back, so the browser's final state, name and size are the proof.
 * A file that Pressclip did not write is never overwritten; an article's own file always is.
 */
export default ({ downloads: port, settings, now }: World): Destination => ({
  id: 'downloads',

  async deliver({ file, replaces, earlier, remember }) {
    const bytes = new TextEncoder().encode(file.text).length
    const note = (trace: Trace) => remember(JSON.stringify(trace))

    const begin = async ({ asked, name, replace }: Target): Promise<[string, Download | undefined]> => {
      await note({ asked })
      const id = await port.start({ name, type: file.type, text: file.text, replace })
      const begun = await port.find(id)
      await note({ asked, id, begun: begun?.startedAt, name: begun?.name })
      const named = await port.until(id, (download) => download.name !== '' || ended(download))
      if (named && !ended(named) && named.name !== begun?.name) {
        await note({ asked, id, begun: named.startedAt, name: named.name })
      }
      return [asked, named && !ended(named) && named.name ? await port.until(id, ended) : named]
    }

    const folder = folderPath((await settings()).folder)
    const asked = folder ? `${folder}/${file.path}` : file.path
    const next = earlier ? await resume(port, earlier, bytes) : first(asked, replaces)
    const [as, download] = 'name' in next ? await begin(next) : [next.asked, await port.until(next.id, ended)]
    return verdict(port, as, download, bytes, now())
  },
})

/** The same article's own file is replaced under the name the browser gave it; any other place is a first delivery. */
function first(asked: string, replaces: Receipt | undefined): Target {
  const own = replaces?.asked === asked ? sibling(asked, replaces.name) : undefined
  return { asked, name: own ?? asked, replace: own !== undefined }
}

/** The download an earlier call began, if it can still lead to the file; else how to begin again without a second copy. */
async function resume(
  port: DownloadsPort,
  { startedAt, handle = '{}' }: NonNullable<Delivery['earlier']>,
  bytes: number,
): Promise<Target | { asked: string; id: number }> {
  const trace = JSON.parse(handle) as Trace
  const { asked } = trace
  const byId = trace.id === undefined ? undefined : await port.find(trace.id)
  const found =
    byId && byId.startedAt === trace.begun && byId.own !== false
      ? byId
      : (await port.since(startedAt)).find((d) => d.own !== false && isCopy(asked, d.name))
  const whole = found?.state === 'complete' && found.exists && found.bytes === bytes
  if (found && (whole || !ended(found) || found.error === 'USER_CANCELED')) return { asked, id: found.id }
  // A browser killed within seconds has written the file and forgotten the download: what lies there is ours.
  const real = found ? found.name : trace.name
  const own = real ? sibling(asked, real) : undefined
  return { asked, name: own ?? asked, replace: own !== undefined || !found }
}

/** The receipt, or nothing while the download goes on. @throws {Problem} when nothing lies at the place. */
async function verdict(
  port: DownloadsPort,
  asked: string,
  download: Download | undefined,
  bytes: number,
  deliveredAt: number,
): Promise<Receipt | undefined> {
  if (!download) throw new Error('the browser has forgotten the download')
  if (!ended(download)) return undefined
  if (download.state === 'interrupted') {
    throw new Problem(reasons[download.error ?? ''] ?? 'download_failed', download.error)
  }
  if (download.bytes !== bytes) {
    await port.remove(download.id)
    throw new Problem('incomplete', `${download.bytes} of ${bytes} bytes: ${download.name}`)
  }
  return { name: download.name, bytes, deliveredAt, asked, handle: String(download.id) }
}
