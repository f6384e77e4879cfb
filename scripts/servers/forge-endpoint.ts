import type { Entry, ForgeRepository } from './forge-repository'

/** A repository as the server has it. */
export interface Hosted {
  git: ForgeRepository
  /** Read-only. */
  archived?: boolean
  /** Changes of its branch must be made through a pull request. */
  protected?: boolean
}

/** Everything a client may send, for all endpoints. */
interface Body {
  message: string
  branch: string
  content: string
  encoding: BufferEncoding
  base_tree: string
  /** A tree's entries (`/git/trees`), or the name of one (`/git/commits`). */
  tree: { path: string; mode: string; sha?: string; content?: string }[] | string
  parents: string[]
  sha: string
  force: boolean
  files: { operation: string; path: string; content: string; sha?: string }[]
}

export interface Asked {
  method: string
  /** Below the repository's endpoint, decoded. */
  path: string
  ref: string
  accept: string
  body: Partial<Body>
  /** Whether the token may write. */
  writes: boolean
}

export interface Answered {
  status: number
  body: object | Uint8Array
  headers?: Record<string, string>
  /** The connection breaks in the middle of the body. */
  cut?: boolean
}

/** `at` is the path after the route's prefix. */
type Endpoint = (hosted: Hosted, body: Body, at: string, asked: Asked) => Promise<Answered>

export type Routes = readonly (readonly [method: string, prefix: string, endpoint: Endpoint])[]

export const refused = (status: number, message: string): Answered => ({ status, body: { message } })
export const fine = (body: object | Uint8Array, status = 200): Answered => ({ status, body })
export const missing = refused(404, 'Not Found')

/** Answers by the first matching route. */
export async function answerOf(routes: Routes, hosted: Hosted, asked: Asked): Promise<Answered> {
  for (const [method, prefix, endpoint] of routes) {
    const whole = prefix.endsWith('/') ? asked.path.startsWith(prefix) : asked.path === prefix
    if (method === asked.method && whole) {
      return endpoint(hosted, asked.body as Body, asked.path.slice(prefix.length), asked)
    }
  }
  return missing
}

/** What `/contents` answers for a path: a file, or a folder's entries. */
export async function contentsOf(git: ForgeRepository, commit: string, path: string): Promise<Answered> {
  const entry = await git.find(commit, path)
  const found = entry && (await git.object(entry.sha))
  if (!found) return missing
  if (found.kind === 'blob') return fine({ type: 'file', path, content: found.body.toString('base64') })
  return fine((await git.list(entry.sha)).map((name) => ({ name })))
}

/** The tree with the files put in; the refusal if one would be below a file or replace a folder. */
export async function putIn(git: ForgeRepository, tree: string | undefined, files: ReadonlyMap<string, Entry>) {
  try {
    return { tree: await git.put(tree, files) }
  } catch (cause) {
    return { refusal: refused(422, String(cause)) }
  }
}

/** The bytes of a file at a commit. */
export async function raw(git: ForgeRepository, commit: string, path: string): Promise<Answered> {
  const entry = await git.find(commit, path)
  const found = entry && (await git.object(entry.sha))
  return found?.kind === 'blob' ? fine(found.body) : missing
}
