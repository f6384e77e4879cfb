import * as v from 'valibot'
import { Problem } from '../../problem'
import { base64 } from '../../render/base64'
import type { Write } from '../shared/stored'
import { encodePath } from './address'
import type { Api } from './api'
import type { Forge } from './forge'
import { kindAt } from './kind-at'

const Named = v.object({ sha: v.string() })
const Ref = v.object({ object: Named })
const Commit = v.object({ tree: Named })

/** GitHub: the endpoints of its Git database (docs.github.com/rest/git). What a killed worker leaves there is never seen. */
export function github(ask: Api, room: number): Forge {
  /** Uploaded already, when a commit is planned anew. */
  const blobs = new Map<Uint8Array, string>()

  const forge: Forge = {
    async head(branch) {
      const reply = await ask('GET', `/git/ref/heads/${encodePath(branch)}`, { also: [404, 409] })
      // "Git Repository is empty."
      if (reply.status === 409) return undefined
      if (reply.status === 404) throw new Problem('place_missing', `branch ${branch}: 404`)
      return reply.json(Ref).object.sha
    },

    async read(commit, path) {
      const accept = 'application/vnd.github.raw+json'
      const reply = await ask('GET', `/contents/${encodePath(path)}?ref=${commit}`, { accept, also: [404], room })
      return reply.ok ? reply.bytes : undefined
    },

    kindAt: (commit, path) => kindAt(ask, commit, path, room),

    async commit(branch, head, { writes, stale }, message) {
      if (head === undefined) return begin(branch, writes, message)
      const base = (await ask('GET', `/git/commits/${head}`)).json(Commit).tree.sha
      // An object without a name removes the file.
      const entries: object[] = stale.map(({ path }) => ({ path, mode: '100644', type: 'blob', sha: null }))
      for (const write of writes)
        entries.push({ path: write.path, mode: '100644', type: 'blob', ...(await content(write)) })
      const tree = (await ask('POST', '/git/trees', { body: { base_tree: base, tree: entries } })).json(Named).sha
      const { sha } = (await ask('POST', '/git/commits', { body: { message, tree, parents: [head] } })).json(Named)
      const ref = `/git/refs/heads/${encodePath(branch)}`
      const { ok, said, problem } = await ask('PATCH', ref, { body: { sha, force: false }, also: [409, 422] })
      if (ok) return
      // Rules of the branch are answered alike; the words change, so the branch is asked too.
      const moved = /fast.?forward|cannot be updated/i.test(said) || (await forge.head(branch)) !== head
      throw new Problem(moved ? 'conflict' : 'write_refused', problem.detail)
    },

    async probe(branch) {
      // A blob that nothing points to. An empty repository takes none, so that its first clip is the trial.
      if ((await forge.head(branch)) === undefined) return
      await ask('POST', '/git/blobs', { body: { content: '', encoding: 'utf-8' } })
    },
  }
  return forge

  /** Text needs no request of its own: GitHub counts those that create something. */
  async function content({ bytes }: Write): Promise<{ content: string } | { sha: string }> {
    const text = textOf(bytes)
    if (text) return { content: text }
    const known = blobs.get(bytes)
    if (known) return { sha: known }
    const body = { content: base64(bytes), encoding: 'base64' }
    const { sha } = (await ask('POST', '/git/blobs', { body })).json(Named)
    blobs.set(bytes, sha)
    return { sha }
  }

  /** An empty repository has no Git database yet; this endpoint, for one file, begins it. */
  async function begin(branch: string, [first]: readonly Write[], message: string): Promise<void> {
    if (!first) return
    const body = { message, branch, content: base64(first.bytes) }
    const { ok, problem } = await ask('PUT', `/contents/${encodePath(first.path)}`, { body, also: [409, 422] })
    if (!ok) throw new Problem('conflict', problem.detail)
  }
}

/** Undefined for what is no text; also for NUL, which is none to many a server. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
