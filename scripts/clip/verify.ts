import { createHash } from 'node:crypto'
import { readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import * as v from 'valibot'
import { withSuffix } from '../../utils/render/path'
import { checksum } from '../../utils/render/provenance'
import { sidecarAt, sidecarPath, textPath } from '../../utils/render/sidecar-path'
import { printable } from './printable.ts'
import { candidates, isPutAside, isRecord } from './recorded-names.ts'
import { type RegularFile, readRegular, withRegularFile } from './regular-file.ts'
import { sidecarsIn } from './sidecars-in.ts'

const SafePath = v.pipe(
  v.string(),
  v.check((path) => !path.startsWith('/') && !path.includes('\\') && !path.split('/').includes('..')),
)
const Recorded = v.object({ path: SafePath, bytes: v.number(), sha256: v.pipe(v.string(), v.regex(/^[\da-f]{64}$/)) })
const Sidecar = v.looseObject({
  format: v.literal('pressclip-provenance-1'),
  post: Recorded,
  files: v.array(Recorded),
  checksum: v.string(),
})
type Sidecar = v.InferOutput<typeof Sidecar>

/** Larger than any record. */
const MAX_SIDECAR = 64 * 2 ** 20

export interface Verdict {
  /** Clips and files checked. */
  clips: number
  files: number
  /** One line for everything that is not as recorded. */
  problems: string[]
}

/**
 * Compares every clip below a folder that has a provenance sidecar with that sidecar. What is not a file in the archive
 * itself (a pipe, a link out of it) is as good as missing.
 * @throws if there is no such folder
 */
export async function verify(folder: string): Promise<Verdict> {
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is no folder`)
  const root = realpathSync.native(folder)
  const verdict: Verdict = { clips: 0, files: 0, problems: [] }
  const named = (file: string) => relative(root, file).split(sep).join('/')
  const tell = (file: string, problem: string) => verdict.problems.push(printable(`${named(file)}: ${problem}`))

  /** Posts that have a record, and records of a text that their post had before. */
  const recorded = new Set<string>()
  const ofEarlier: { file: string; post: string; text: string }[] = []
  for (const { file, problem } of sidecarsIn(root, isRecord)) {
    if (problem !== undefined) {
      tell(file, problem)
      continue
    }
    verdict.clips++
    // Paths start where `_pressclip` is.
    const archive = file.slice(0, file.lastIndexOf(`${sep}_pressclip${sep}`))
    const record = await read(file)
    if (typeof record === 'string') {
      tell(file, record)
      continue
    }
    const at = relative(archive, file).split(sep).join('/')
    const post = postOf(at, record.post.path)
    if (post === undefined) {
      tell(file, `the record is of another post: ${record.post.path}`)
      continue
    }
    const beside = readdirSync(dirname(file))
    /** @returns where it is found as recorded */
    const look = (one: v.InferOutput<typeof Recorded>): string | undefined => {
      verdict.files++
      const paths = candidates(at, beside, post, sidecarAt(post, record.post.path, one.path))
      const problems = paths.map((path) => compare(archive, join(archive, path), one))
      const found = paths[problems.indexOf(undefined)]
      if (found === undefined) tell(join(archive, paths[0] ?? ''), problems[0] ?? 'missing')
      return found
    }
    const text = look({ ...record.post, path: post })
    record.files.forEach(look)
    // A record whose text is found nowhere is of the post before it was changed: already reported.
    if (text === undefined || text === post) recorded.add(join(archive, post))
    else if (!isPutAside(file)) ofEarlier.push({ file, text, post: join(archive, post) })
    const numbered = textPath(at)
    if (isPutAside(file) && text !== undefined && text !== numbered && beside.includes(basename(numbered))) {
      tell(file, `is of another text (${text}) than the one under its number`)
    }
  }
  for (const { file, text, post } of ofEarlier) {
    if (!recorded.has(post)) tell(file, `is of an earlier text (${text}); no record is of ${named(post)} as it is`)
  }
  return verdict
}

/**
 * The path of this sidecar's post: as recorded, or the next free name if another article's was there: `x-2.md`, in
 * Downloads `x (1).md`. Undefined if this is not a sidecar of the recorded post.
 */
function postOf(sidecar: string, recorded: string): string | undefined {
  const [, dash, bracket] = /(?:-(\d+)| \((\d+)\))\/[^/]+$/.exec(sidecar) ?? []
  const names = [recorded]
  if (dash !== undefined) names.push(withSuffix(recorded, Number(dash)))
  if (bracket !== undefined) names.push(recorded.replace(/(?=\.md$)/, ` (${bracket})`))
  return names.find((post) => `${dirname(sidecar)}/` === sidecarPath(post, ''))
}

/** The record, or what is wrong with it. */
async function read(file: string): Promise<Sidecar | string> {
  let parsed: unknown
  try {
    parsed = JSON.parse(readRegular(file, MAX_SIDECAR).toString('utf8'))
  } catch (error) {
    return `the sidecar cannot be read: ${(error as Error).message}`
  }
  if (!v.is(Sidecar, parsed)) return 'the sidecar is none that Pressclip writes'
  const { checksum: stated, ...record } = parsed
  if ((await checksum(record)) !== stated) return 'the sidecar was changed after it was written'
  return v.parse(Sidecar, parsed)
}

function compare(archive: string, path: string, recorded: v.InferOutput<typeof Recorded>): string | undefined {
  try {
    if (!realpathSync.native(path).startsWith(archive + sep)) return 'a link that leads out of the archive'
    return withRegularFile(path, (file) => {
      if (file.size === recorded.bytes && hashOf(file) === recorded.sha256) return undefined
      const size = file.size === recorded.bytes ? 'the same size' : `${file.size} bytes instead of ${recorded.bytes}`
      return `changed since it was clipped (${size}, other content)`
    })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : `cannot be read: ${message}`
  }
}

/** Piece by piece: the file may have any size. */
function hashOf(file: RegularFile): string {
  const hash = createHash('sha256')
  const piece = new Uint8Array(2 ** 20)
  for (let length = file.read(piece); length > 0; length = file.read(piece)) hash.update(piece.subarray(0, length))
  return hash.digest('hex')
}
