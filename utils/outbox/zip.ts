import { Zip, ZipDeflate } from 'fflate'
import type { ClipFile } from '../article'
import { contentBytes } from '../render/content'
import { withSuffix } from '../render/path'
import { pathKey } from '../render/path-key'
import { sha256 } from '../render/sha256'
import { nextNumbered } from '../render/sidecar-path'

type Entry = Pick<ClipFile, 'path' | 'content' | 'numbered'>

/** Beyond these a ZIP needs ZIP64, which fflate does not write. */
const MAX: Readonly<Record<'entries' | 'bytes', number>> = { entries: 65_000, bytes: 4_000_000_000 }

/**
 * The files as a ZIP: the archive's own tree, names in UTF-8, the same bytes for the same files. Equal content at one
 * path is there once; different content gets a name beside it, as it would in the archive.
 * @throws {RangeError} if it would exceed the format's limits
 */
export async function zipOf(files: Iterable<Entry> | AsyncIterable<Entry>, max = MAX): Promise<Blob> {
  const parts: BlobPart[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    parts.push(chunk as Uint8Array<ArrayBuffer>)
  })
  const names = freeNames()
  let total = 0
  for await (const file of files) {
    const bytes = contentBytes(file)
    const name = names(file, await sha256(bytes))
    if (name === undefined) continue
    total += bytes.length
    if (names.size() > max.entries || total > max.bytes) throw new RangeError(`${names.size()} files, ${total} bytes`)
    // What is not text is compressed already. Readers that cannot seek want even that deflated, to see its end.
    const entry = new ZipDeflate(name, { level: typeof file.content === 'string' ? 6 : 0 })
    // ZIP holds the wall clock since 1980: a clip's own time would differ between time zones.
    entry.mtime = new Date(1980, 0, 1)
    zip.add(entry)
    entry.push(bytes, true)
  }
  zip.end()
  return new Blob(parts, { type: 'application/zip' })
}

/** Gives each file a name that is unique on any system; none to a file already there. */
function freeNames() {
  const taken = new Map<string, string>()
  const name = ({ path, numbered }: Entry, hash: string): string | undefined => {
    let free = path
    for (let n = 2; ; n++) {
      const there = taken.get(pathKey(free))
      if (there === hash) return undefined
      if (there === undefined) break
      free = numbered ? nextNumbered(free) : beside(path, n)
    }
    taken.set(pathKey(free), hash)
    return free
  }
  return Object.assign(name, { size: () => taken.size })
}

const beside = (path: string, n: number): string =>
  path.endsWith('.md') ? withSuffix(path, n) : path.replace(/(\.[^./]*)?$/, `-${n}$1`)
