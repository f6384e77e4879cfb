import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import * as v from 'valibot'
import { checksum } from '../../utils/render/provenance'
import { sha256 } from '../../utils/render/sha256'
import { sidecarAt, sidecarPath } from '../../utils/render/sidecar-path'
import { candidates, isRecord } from './recorded-names.ts'

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

export interface Verdict {
  /** Clips and files that were looked at. */
  clips: number
  files: number
  /** One plain line for everything that is not as recorded. */
  problems: string[]
}

/** Compares every clip below a folder that has a provenance sidecar with what that says. @throws when there is no such folder */
export async function verify(folder: string): Promise<Verdict> {
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is no folder`)
  const verdict: Verdict = { clips: 0, files: 0, problems: [] }
  for (const file of sidecarsIn(folder)) {
    verdict.clips++
    const name = relative(folder, file).split(sep).join('/')
    const record = await read(file)
    if (typeof record === 'string') {
      verdict.problems.push(`${name}: ${record}`)
      continue
    }
    // Paths begin where `_pressclip` lies.
    const archive = file.slice(0, file.lastIndexOf(`${sep}_pressclip${sep}`))
    const post = postOf(relative(archive, file).split(sep).join('/'), record.post.path)
    const beside = readdirSync(dirname(file))
    for (const one of [{ ...record.post, path: post }, ...record.files]) {
      verdict.files++
      const at = relative(archive, file).split(sep).join('/')
      const paths = candidates(at, beside, post, sidecarAt(post, record.post.path, one.path))
      const problems: (string | undefined)[] = []
      for (const path of paths) problems.push(await compare(join(archive, path), one))
      const [problem] = problems.includes(undefined) ? [] : problems
      if (problem)
        verdict.problems.push(
          `${relative(folder, join(archive, paths[0] ?? ''))
            .split(sep)
            .join('/')}: ${problem}`,
        )
    }
  }
  return { ...verdict, problems: verdict.problems.map(printable) }
}

/** Names and records may be anybody's: nothing in them may speak to the terminal. */
const printable = (line: string): string => line.replace(/\p{Cc}/gu, '\uFFFD')

const sidecarsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isRecord(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => dirname(path).split(sep).includes('_pressclip'))
    .sort()

/** Where the post of this sidecar lies: as recorded, unless both had to lie beside another article's. */
const postOf = (sidecar: string, recorded: string): string =>
  dirname(sidecar) === dirname(sidecarPath(recorded, ''))
    ? recorded
    : `${dirname(sidecar).slice('_pressclip/'.length)}.md`

/** The record, or what is wrong with it. */
async function read(file: string): Promise<v.InferOutput<typeof Sidecar> | string> {
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    return `the sidecar cannot be read: ${(error as Error).message}`
  }
  if (!v.is(Sidecar, parsed)) return 'the sidecar is none that Pressclip writes'
  const { checksum: stated, ...record } = parsed
  if ((await checksum(record)) !== stated) return 'the sidecar was changed after it was written'
  return v.parse(Sidecar, parsed)
}

async function compare(path: string, recorded: v.InferOutput<typeof Recorded>): Promise<string | undefined> {
  try {
    const bytes = new Uint8Array(readFileSync(path))
    if ((await sha256(bytes)) === recorded.sha256) return undefined
    const size =
      bytes.length === recorded.bytes ? 'the same size' : `${bytes.length} bytes instead of ${recorded.bytes}`
    return `changed since it was clipped (${size}, other content)`
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : `cannot be read: ${message}`
  }
}
