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
  /** `asked`, or the numbered name under which the browser wrote our file before. */
  name: string
  replace: boolean
}

/** What we store about a download, so that the next call finds it if this one dies at any moment. */
interface Trace extends Target {
  /** Chromium may reuse an id after a crash: only id and start time together identify a download. */
  id?: number
  begun?: number
  /** Absolute path, once the browser has chosen it: from then on the file there is ours. */
  real?: string
}

/** A successful download. */
type Completed = Download & { asked: string }

/** By file path. */
type Traces = Record<string, Trace>

const ended = (download: Download): boolean => download.state !== 'in_progress'
const interrupted = (download: Download): boolean => download.state === 'interrupted'

/** Ms. The browser chooses a name within this time, unless a dialog asks the user for it. */
const NAMING = 500

const Options = v.object({
  /** Subfolder of the browser's download folder; if empty, the download folder itself. */
  folder: v.fallback(v.string(), ''),
})

type Options = v.InferOutput<typeof Options>

/**
 * The browser's download folder. It cannot be read back, so the browser's final state, name and size are the proof.
 * Never overwrites a post that Pressclip did not write. Overwrites the article's own file, unless its text has not
 * changed since we wrote it. Sidecars of an earlier text stay, under their names. Pictures have names that only
 * Pressclip uses.
 * One gap remains: if the worker of a first download dies within the milliseconds before it has stored the actual name,
 * and the browser has forgotten the download too, we cannot tell whether the existing file is ours. Keep it: a
 * duplicate may result.
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
      // Without a handle, nothing had left the machine.
      const traces: Traces = earlier?.handle ? JSON.parse(earlier.handle) : {}
      const download = async (file: ClipFile, target: Target): Promise<Completed> => {
        const bytes = contentBytes(file).length
        const note = (trace: Trace) => {
          traces[file.path] = trace
          return remember(JSON.stringify(traces))
        }
        const trace = traces[file.path]
        const next = earlier && trace ? await resume(port, earlier.startedAt, trace, bytes) : target
        try {
          const state = 'name' in next ? await begin(port, file, next, note) : await port.until(next.id, ended)
          return { ...(await outcomeOf(port, state, bytes)), asked: next.asked }
        } catch (cause) {
          // There is no file: the next try downloads this one again, but not those that are complete.
          if (cause instanceof Problem) await forget(file)
          throw cause
        }
      }
      const forget = ({ path }: ClipFile) => {
        delete traces[path]
        return remember(JSON.stringify(traces))
      }

      // Sidecars are named after the post, so they wait until the browser has chosen its name.
      const isNamedAfterPost = ({ path }: ClipFile) => isSidecar(post.path, path)
      for (const file of others.filter((file) => !isNamedAfterPost(file))) {
        const asked = within(options.folder, file.path)
        await download(file, { asked, name: asked, replace: !file.numbered })
      }
      const asked = within(options.folder, post.path)
      const hash = await sha256(contentBytes(post))
      const same = replaces.find((receipt) => receipt.asked === asked && receipt.hash === hash)
      const there = traces[post.path] ? undefined : await unchanged(port, same)
      const receipt = there ?? receiptOf(await download(post, first(asked, replaces)), hash)
      const at = sibling(post.path, receipt.name) ?? post.path
      const beside: Record<string, string> = { ...same?.beside }
      for (const file of others.filter(isNamedAfterPost)) {
        const asked = within(options.folder, sidecarAt(at, post.path, file.path))
        const before = same?.beside?.[file.path]
        // Keep an earlier text's sidecar: we cannot move it aside here.
        const own = before && sibling(asked, before)
        const { name } = await download(file, { asked, name: own || asked, replace: Boolean(own) && !file.numbered })
        if (!file.numbered) beside[file.path] = name
      }
      return { ...receipt, deliveredAt: now(), ...(Object.keys(beside).length > 0 && { beside }) }
    },
  }),
} satisfies DestinationKind<Options> as DestinationKind<Options>

const receiptOf = ({ name, bytes, asked, id }: Completed, hash: string) => ({
  ...{ name, bytes, asked, hash },
  handle: String(id),
})

/** Ms in which the browser notices that a file is gone: a query makes it look, but it answers before it has looked. */
const LOOKING = 500

/** The receipt for this same text, if its file is still there: writing it again would overwrite the user's edits. */
async function unchanged(port: DownloadsPort, before: Receipt | undefined): Promise<Receipt | undefined> {
  if (!before?.handle) return undefined
  const found = await port.until(Number(before.handle), ({ exists }) => !exists, LOOKING)
  return found?.exists && found.name === before.name && found.own !== false ? before : undefined
}

/** Start a download and store each fact about it at once. @returns the download as it ended, or its last known state */
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

/** Replace the article's own file under the name the browser gave it; for any other name, download a new file. */
function first(asked: string, replaces: readonly Receipt[]): Target {
  const before = replaces.find((receipt) => receipt.asked === asked)
  const own = before && sibling(asked, before.name)
  return { asked, name: own ?? asked, replace: own !== undefined }
}

/** An earlier call's download, if whole, running or cancelled; otherwise how to restart it without a second copy. */
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
  // A browser killed within seconds may have written the file but forgotten the download: that file is ours.
  const real = found?.name || trace.real
  const own = real ? sibling(asked, real) : undefined
  return own === undefined ? { asked, name, replace } : { asked, name: own, replace: true }
}

/**
 * The successful download.
 * @throws {Problem} if it has failed and left no file
 * @throws {UnderWay} while it is still running
 */
async function outcomeOf(port: DownloadsPort, download: Download | undefined, bytes: number): Promise<Download> {
  if (!download) throw new Error('the browser has forgotten the download')
  if (!ended(download)) throw new UnderWay()
  if (interrupted(download)) throw new Problem(reasons[download.error ?? ''] ?? 'download_failed', download.error)
  if (download.bytes === bytes) return download
  await port.remove(download.id)
  throw new Problem('incomplete', `${download.bytes} of ${bytes} bytes: ${download.name}`)
}
