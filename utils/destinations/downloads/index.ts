import { Problem } from '../../problem'
import type { Destination, Receipt } from '../destination'
import type { World } from '../index'
import { folderPath } from './folder'
import { isCopy, sibling } from './place'
import type { Download, DownloadsPort } from './port'
import { reasons } from './reasons'

/** Where to write, and whether a file there is ours to overwrite. */
interface Target {
  /** Relative to the download folder. */
  asked: string
  /** `asked`, or its sibling under which the browser wrote our file before. */
  name: string
  replace: boolean
}

/** What is remembered of a download, so that the next call finds it whenever this one dies. */
interface Trace extends Target {
  /** Chromium may give an id again after a crash: only together with the start time it names one download. */
  id?: number
  begun?: number
  /** Absolute, once the browser has chosen it: from then on what lies there is ours. */
  real?: string
}

const ended = (download: Download): boolean => download.state !== 'in_progress'

/** A name is chosen at once, unless a dialog asks the person for it. */
const NAMING = 500

/**
 * The browser's download folder. It cannot be read back, so the browser's final state, name and size are the proof.
 * A file that Pressclip did not write is never overwritten; an article's own file always is. One window remains: when a
 * first download's worker dies before it has noted the real name (milliseconds) and the browser has forgotten the
 * download too, nobody knows whose file lies at the asked name, so it is spared and ours may come to lie beside itself.
 */
export default ({ downloads: port, settings, now }: World): Destination => ({
  id: 'downloads',

  async deliver({ file, replaces, earlier, remember }) {
    const bytes = new TextEncoder().encode(file.text).length
    const note = (trace: Trace) => remember(JSON.stringify(trace))

    const begin = async (target: Target): Promise<[string, Download | undefined]> => {
      const { asked, name, replace } = target
      await note(target)
      const id = await port.start({ name, type: file.type, text: file.text, replace })
      const named = (download: Download) => download.name !== '' || ended(download)
      let found = await port.until(id, named, NAMING)
      if (found) await note({ ...target, id, begun: found.startedAt, real: found.name })
      if (found && !named(found)) {
        found = await port.until(id, named)
        if (found?.name) await note({ ...target, id, begun: found.startedAt, real: found.name })
      }
      return [asked, found?.name && !ended(found) ? await port.until(id, ended) : found]
    }

    const folder = folderPath((await settings()).folder)
    const asked = folder ? `${folder}/${file.path}` : file.path
    // Without a note nothing had left the machine.
    const next = earlier?.handle
      ? await resume(port, earlier.startedAt, JSON.parse(earlier.handle), bytes)
      : first(asked, replaces)
    const [as, download] = 'name' in next ? await begin(next) : [next.asked, await port.until(next.id, ended)]
    return verdict(port, as, download, bytes, now())
  },
})

/** The same article's own file is replaced under the name the browser gave it; any other place is a first delivery. */
function first(asked: string, replaces: readonly Receipt[]): Target {
  const before = replaces.find((receipt) => receipt.asked === asked)
  const own = before && sibling(asked, before.name)
  return { asked, name: own ?? asked, replace: own !== undefined }
}

/** The download an earlier call began, if it can still lead to the file; else how to begin again without a second copy. */
async function resume(
  port: DownloadsPort,
  startedAt: number,
  { asked, name, replace, ...trace }: Trace,
  bytes: number,
): Promise<Target | { asked: string; id: number }> {
  const byId = trace.id === undefined ? undefined : await port.find(trace.id)
  const found =
    byId && byId.startedAt === trace.begun && byId.own !== false
      ? byId
      : (await port.since(startedAt)).find((d) => d.own !== false && isCopy(asked, d.name))
  const whole = found?.state === 'complete' && found.exists && found.bytes === bytes
  if (found && (whole || !ended(found) || found.error === 'USER_CANCELED')) return { asked, id: found.id }
  // A browser killed within seconds has written the file and forgotten the download: what lies at the real name is ours.
  const real = found?.name || trace.real
  const own = real ? sibling(asked, real) : undefined
  return own === undefined ? { asked, name, replace } : { asked, name: own, replace: true }
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
