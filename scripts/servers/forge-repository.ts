import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { deflateSync, inflateSync } from 'node:zlib'

const run = promisify(execFile)

export interface Entry {
  mode: string
  sha: string
}

const TREE = '40000'
const IDENTITY = 'Reader <reader@example.org>'

export type ForgeRepository = ReturnType<typeof forgeRepository>

/**
 * A bare repository on disk, read and written here as git does it (gitrepository-layout, gitformat-loose): a git
 * process for each object would be slow. Objects must be loose, and stay so with small pushes. git is the judge.
 */
export function forgeRepository(dir: string, format: 'sha1' | 'sha256' = 'sha1') {
  const fileOf = (sha: string): string => join(dir, 'objects', sha.slice(0, 2), sha.slice(2))

  const repository = {
    dir,

    /** Runs git itself. */
    git: async (...args: string[]): Promise<string> =>
      (await run('git', ['-C', dir, ...args], { maxBuffer: 1e8, encoding: 'utf8' })).stdout,

    async head(branch: string): Promise<string | undefined> {
      const ref = join(dir, 'refs/heads', branch)
      return existsSync(ref) ? readFileSync(ref, 'utf8').trim() : undefined
    },

    /** Moves the branch under git's own lock. @returns whether it was at `from` (undefined: did not exist) */
    async move(branch: string, to: string, from: string | undefined): Promise<boolean> {
      const ref = join(dir, 'refs/heads', branch)
      // git waits for it too (core.filesRefLockTimeout).
      for (let waited = 0; !lock(ref, to); waited += 5) {
        if (waited > 1000) return false
        await setTimeout(5)
      }
      const same = (await repository.head(branch)) === from
      if (same) renameSync(`${ref}.lock`, ref)
      else rmSync(`${ref}.lock`)
      return same
    },

    async write(kind: 'blob' | 'tree' | 'commit', body: Uint8Array): Promise<string> {
      const whole = Buffer.concat([Buffer.from(`${kind} ${body.length}\0`), body])
      const sha = createHash(format).update(whole).digest('hex')
      const file = fileOf(sha)
      if (existsSync(file)) return sha
      mkdirSync(join(file, '..'), { recursive: true })
      // Readers see all of it or nothing.
      writeFileSync(`${file}.part`, deflateSync(whole, { level: 1 }))
      renameSync(`${file}.part`, file)
      return sha
    },

    async object(sha: string): Promise<{ kind: string; body: Buffer } | undefined> {
      if (!existsSync(fileOf(sha))) return undefined
      const whole = inflateSync(readFileSync(fileOf(sha)))
      return { kind: whole.toString('utf8', 0, whole.indexOf(' ')), body: whole.subarray(whole.indexOf(0) + 1) }
    },

    async commit(tree: string, parents: readonly string[], message: string): Promise<string> {
      const time = `${Math.floor(Date.now() / 1000)} +0000`
      const lines = [`tree ${tree}`, ...parents.map((parent) => `parent ${parent}`)]
      lines.push(`author ${IDENTITY} ${time}`, `committer ${IDENTITY} ${time}`, '', message)
      return repository.write('commit', Buffer.from(lines.join('\n')))
    },

    treeOf: async (commit: string): Promise<string | undefined> => (await header(commit, 'tree'))[0],

    /** Whether `commit` is `ancestor` or comes after it. */
    async isAfter(commit: string, ancestor: string): Promise<boolean> {
      const todo = [commit]
      for (let one = todo.pop(); one; one = todo.pop()) {
        if (one === ancestor) return true
        todo.push(...(await header(one, 'parent')))
      }
      return false
    },

    /** The entry at a path in a commit. */
    find: async (commit: string, path: string): Promise<Entry | undefined> =>
      repository.findIn((await repository.treeOf(commit)) ?? '', path),

    async findIn(tree: string, path: string): Promise<Entry | undefined> {
      let entry: Entry | undefined = { mode: TREE, sha: tree }
      for (const name of path.split('/')) {
        if (entry?.mode !== TREE) return undefined
        entry = (await entriesOf(entry.sha)).get(name)
      }
      return entry
    },

    /** The paths of all files in a tree. */
    async list(tree: string): Promise<string[]> {
      const all: string[] = []
      for (const [name, { mode, sha }] of await entriesOf(tree)) {
        all.push(...(mode === TREE ? (await repository.list(sha)).map((path) => `${name}/${path}`) : [name]))
      }
      return all
    },

    /** These files put in, those without object taken out. @throws if one would be below a file or replace a folder */
    async put(tree: string | undefined, files: ReadonlyMap<string, Entry>): Promise<string> {
      const entries = await entriesOf(tree)
      const below = new Map<string, Map<string, Entry>>()
      for (const [path, entry] of files) {
        const [name = '', ...rest] = path.split('/')
        if (rest.length === 0 && entries.get(name)?.mode === TREE) throw new Error(`a folder exists: ${name}`)
        if (rest.length === 0 && entry.sha === '') entries.delete(name)
        else if (rest.length === 0) entries.set(name, entry)
        else below.set(name, (below.get(name) ?? new Map()).set(rest.join('/'), entry))
      }
      for (const [name, inner] of below) {
        const old = entries.get(name)
        if (old && old.mode !== TREE) throw new Error(`a file exists where a folder is wanted: ${name}`)
        entries.set(name, { mode: TREE, sha: await repository.put(old?.sha, inner) })
      }
      // Folders sort as if they ended in a slash.
      const key = ([name, { mode }]: [string, Entry]) => Buffer.from(mode === TREE ? `${name}/` : name)
      const sorted = [...entries].sort((a, b) => Buffer.compare(key(a), key(b)))
      const parts = sorted.flatMap(([name, { mode, sha }]) => [
        Buffer.from(`${mode} ${name}\0`),
        Buffer.from(sha, 'hex'),
      ])
      return repository.write('tree', Buffer.concat(parts))
    },
  }
  return repository

  /** @returns false if it is held elsewhere */
  function lock(ref: string, to: string): boolean {
    try {
      writeFileSync(`${ref}.lock`, `${to}\n`, { flag: 'wx' })
      return true
    } catch {
      return false
    }
  }

  async function entriesOf(tree: string | undefined): Promise<Map<string, Entry>> {
    const entries = new Map<string, Entry>()
    const body = tree ? (await repository.object(tree))?.body : undefined
    const width = format === 'sha256' ? 32 : 20
    for (let at = 0; body && at < body.length; ) {
      const end = body.indexOf(0, at)
      const [mode = '', ...name] = body.toString('utf8', at, end).split(' ')
      entries.set(name.join(' '), { mode, sha: body.toString('hex', end + 1, end + 1 + width) })
      at = end + 1 + width
    }
    return entries
  }

  async function header(commit: string, name: string): Promise<string[]> {
    const found = await repository.object(commit)
    if (found?.kind !== 'commit') return []
    const lines = found.body.toString('utf8').split('\n\n', 1)[0]?.split('\n') ?? []
    return lines.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1))
  }
}
