import * as v from 'valibot'
import type { ClipFile } from '../../article'
import { Problem } from '../../problem'
import { contentBytes } from '../../render/content'
import { sha256 } from '../../render/sha256'
import { isSidecar, sidecarAt } from '../../render/sidecar-path'
import { type DestinationKind, type Receipt, UnderWay } from '../shared/destination'
import type { Download, DownloadsPort } from '../shared/downloads-port'
import { within } from '../shared/folder-path'
import { reasons } from './reasons'
import { isCopy, sibling } from './sibling'

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

/** A download that has ended well. */
type Landed = Download & { asked: string }

/** By the path of the file. */
type Traces = Record<string, Trace>

const ended = (download: Download): boolean => download.state !== 'in_progress'
const interrupted = (download: Download): boolean => download.state === 'interrupted'

/** A name is chosen at once, unless a dialog asks the user for it. */
const NAMING = 500

const Options = v.object({
  /** Subfolder of the browser's download folder; empty: the download folder itself. */
  folder: v.fallback(v.string(), ''),
})

type Options = v.InferOutput<typeof Options>

/**
 * The browser's download folder. It cannot be read back, so the browser's final state, name and size are the proof.
 * A post that Pressclip did not write is never overwritten; an article's own file is, unless it would get the text it was
 * given before. Sidecars of an earlier text stay, under the names they have. Pictures lie under names that only we give.
 * One window remains: when a first download's worker dies before it has noted the real name (milliseconds) and the browser
 * has forgotten the download too, we cannot tell whether the file at the asked name is ours. It is spared, and ours may
 * come to lie beside itself.
 */
export default {
  kind: 'downloads',
  options: Options,
  fields: [{ name: 'folder', type: 'folder' }],
  origins: () => [],
  where: ({ folder }, path) => within(folder, path),
  target: ({ folder }) => within(folder, ''),

  make: ({ id: destination, options }, { downloads: port, now }) => ({
    id: destination,

    async deliver({ files: [post, ...others], replaces, earlier, remember }) {
      // Without a note nothing had left the machine.
      const traces: Traces = earlier?.handle ? JSON.parse(earlier.handle) : {}
      const land = async (file: ClipFile, target: Target): Promise<Landed> => {
        const bytes = contentBytes(file).length
        const note = (trace: Trace) => {
          traces[file.path] = trace
          return remember(JSON.stringify(traces))
        }
        const trace = traces[file.path]
        const next = earlier && trace ? await resume(port, earlier.startedAt, trace, bytes) : target
        try {
          const download = 'name' in next ? await begin(port, file, next, note) : await port.until(next.id, ended)
          return { ...(await outcomeOf(port, download, bytes)), asked: next.asked }
        } catch (cause) {
          // Nothing lies there: the next try begins this file again, and leaves alone those that have landed.
          if (cause instanceof Problem) await forget(file)
          throw cause
        }
      }
      const forget = ({ path }: ClipFile) => {
        delete traces[path]
        return remember(JSON.stringify(traces))
      }

      // What lies under the post's name waits for that: the browser chooses it.
      const isNamed = ({ path }: ClipFile) => isSidecar(post.path, path)
      for (const file of others.filter((file) => !isNamed(file))) {
        const asked = within(options.folder, file.path)
        await land(file, { asked, name: asked, replace: !file.numbered })
      }
      const asked = within(options.folder, post.path)
      const hash = await sha256(contentBytes(post))
      const same = replaces.find((receipt) => receipt.asked === asked && receipt.hash === hash)
      const there = traces[post.path] ? undefined : await unchanged(port, same)
      const receipt = there ?? receiptOf(await land(post, first(asked, replaces)), hash)
      const at = sibling(post.path, receipt.name) ?? post.path
      const beside: Record<string, string> = { ...same?.beside }
      for (const file of others.filter(isNamed)) {
        const asked = within(options.folder, sidecarAt(at, post.path, file.path))
        const before = same?.beside?.[file.path]
        // An earlier text's sidecar stays: it cannot be put aside here.
        const own = before && sibling(asked, before)
        const landed = await land(file, { asked, name: own || asked, replace: Boolean(own) && !file.numbered })
        if (!file.numbered) beside[file.path] = landed.name
      }
      return { ...receipt, deliveredAt: now(), ...(Object.keys(beside).length > 0 && { beside }) }
    },
  }),
} satisfies DestinationKind<Options> as DestinationKind<Options>

const receiptOf = ({ name, bytes, asked, id }: Landed, hash: string) => ({
  ...{ name, bytes, asked, hash },
  handle: String(id),
})

/** Long enough for the browser to find out that a file is gone: it looks when it is asked, and answers before it has. */
const LOOKING = 500

/** The receipt of this very text, if its file is still there: written again, it would take edits of the user's away. */
async function unchanged(port: DownloadsPort, before: Receipt | undefined): Promise<Receipt | undefined> {
  if (!before?.handle) return undefined
  const found = await port.until(Number(before.handle), ({ exists }) => !exists, LOOKING)
  return found?.exists && found.name === before.name && found.own !== false ? before : undefined
}

/** Start a download, noting each thing that is known of it at once. @returns it when it has ended, or as far as it came */
async function begin(
  port: DownloadsPort,
  { type, content }: ClipFile,
  target: Target,
  note: (trace: Trace) => Promise<void>,
): Promise<Download | undefined> {
  await note(target)
  const id = await port.start({ name: target.name, type, content, replace: target.replace })
  const named = (download: Download) => download.name !== '' || ended(download)
  let found = await port.until(id, named, NAMING)
  if (found) await note({ ...target, id, begun: found.startedAt, real: found.name })
  if (found && !named(found)) {
    found = await port.until(id, named)
    if (found?.name) await note({ ...target, id, begun: found.startedAt, real: found.name })
  }
  return found?.name && !ended(found) ? port.until(id, ended) : found
}

/** The same article's own file is replaced under the name the browser gave it; any other destination is a first delivery. */
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
 * The download as it has ended well.
 * @throws {Problem} when nothing lies at the destination
 * @throws {UnderWay} while it goes on
 */
async function outcomeOf(port: DownloadsPort, download: Download | undefined, bytes: number): Promise<Download> {
  if (!download) throw new Error('the browser has forgotten the download')
  if (!ended(download)) throw new UnderWay()
  if (interrupted(download)) throw new Problem(reasons[download.error ?? ''] ?? 'download_failed', download.error)
  if (download.bytes === bytes) return download
  await port.remove(download.id)
  throw new Problem('incomplete', `${download.bytes} of ${bytes} bytes: ${download.name}`)
}
