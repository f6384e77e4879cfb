import * as v from 'valibot'
import type { ClipFile } from '../../article'
import { Problem } from '../../problem'
import { contentBytes } from '../../render/content'
import type { DestinationKind, Receipt } from '../destination'
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

/** A picture's or sidecar's download. */
interface Other {
  id: number
  begun: number
}

interface Notes {
  /** By the name asked for. */
  others: Record<string, Other>
  post?: Trace
}

const ended = (download: Download): boolean => download.state !== 'in_progress'
const interrupted = (download: Download): boolean => download.state === 'interrupted'

/** A name is chosen at once, unless a dialog asks the person for it. */
const NAMING = 500

const Options = v.object({
  /** Subfolder of the browser's download folder; empty: the download folder itself. */
  folder: v.fallback(v.string(), ''),
})

type Options = v.InferOutput<typeof Options>

/**
 * The browser's download folder. It cannot be read back, so the browser's final state, name and size are the proof.
 * A post that Pressclip did not write is never overwritten; an article's own file always is. One window remains: when a
 * first download's worker dies before it has noted the real name (milliseconds) and the browser has forgotten the
 * download too, nobody knows whose file lies at the asked name, so it is spared and ours may come to lie beside itself.
 */
export default {
  kind: 'downloads',
  options: Options,
  fields: [{ name: 'folder', type: 'text' }],
  origins: () => [],
  where: ({ folder }, path) => within(folder, path),

  make: ({ id: place, options }, { downloads: port, now }) => ({
    id: place,

    async deliver({ files: [post, ...others], replaces, earlier, remember }) {
      // Without a note nothing had left the machine.
      const notes: Notes = earlier?.handle ? JSON.parse(earlier.handle) : { others: {} }
      const noteOther = (path: string, other: Other) => {
        notes.others[path] = other
        return remember(JSON.stringify(notes))
      }
      for (const file of others) {
        const name = within(options.folder, file.path)
        if (!(await downloadOther(port, { ...file, path: name }, notes.others[name], noteOther))) return undefined
      }

      const bytes = contentBytes(post).length
      const note = (trace: Trace) => remember(JSON.stringify({ ...notes, post: trace } satisfies Notes))
      const begin = async (target: Target): Promise<[string, Download | undefined]> => {
        const { asked, name, replace } = target
        await note(target)
        const id = await port.start({ name, type: post.type, content: post.content, replace })
        const named = (download: Download) => download.name !== '' || ended(download)
        let found = await port.until(id, named, NAMING)
        if (found) await note({ ...target, id, begun: found.startedAt, real: found.name })
        if (found && !named(found)) {
          found = await port.until(id, named)
          if (found?.name) await note({ ...target, id, begun: found.startedAt, real: found.name })
        }
        return [asked, found?.name && !ended(found) ? await port.until(id, ended) : found]
      }

      const next =
        earlier && notes.post
          ? await resume(port, earlier.startedAt, notes.post, bytes)
          : first(within(options.folder, post.path), replaces)
      const [asked, download] = 'name' in next ? await begin(next) : [next.asked, await port.until(next.id, ended)]
      if (!(await isWhole(port, download, bytes)) || !download) return undefined
      const { id, name } = download
      return { name, bytes, deliveredAt: now(), asked, handle: String(id) }
    },
  }),
} satisfies DestinationKind<Options> as DestinationKind<Options>

const within = (folder: string, path: string): string => [folderPath(folder), path].filter(Boolean).join('/')

/**
 * A picture or a sidecar: under a name that only we give, so that it may be written again.
 * @returns false while a dialog waits for the person
 */
async function downloadOther(
  port: DownloadsPort,
  { path, type, content }: ClipFile,
  earlier: Other | undefined,
  note: (path: string, other: Other) => Promise<void>,
): Promise<boolean> {
  const known = earlier && (await port.find(earlier.id))
  let id = known && known.startedAt === earlier.begun && !interrupted(known) ? earlier.id : undefined
  if (id === undefined) {
    id = await port.start({ name: path, type, content, replace: true })
    const begun = (await port.find(id))?.startedAt
    if (begun !== undefined) await note(path, { id, begun })
  }
  return isWhole(port, await port.until(id, ended), contentBytes({ content }).length)
}

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

/**
 * Whether the download has ended well; false while it goes on.
 * @throws {Problem} when nothing lies at the place
 */
async function isWhole(port: DownloadsPort, download: Download | undefined, bytes: number): Promise<boolean> {
  if (!download) throw new Error('the browser has forgotten the download')
  if (!ended(download)) return false
  if (interrupted(download)) throw new Problem(reasons[download.error ?? ''] ?? 'download_failed', download.error)
  if (download.bytes === bytes) return true
  await port.remove(download.id)
  throw new Problem('incomplete', `${download.bytes} of ${bytes} bytes: ${download.name}`)
}
