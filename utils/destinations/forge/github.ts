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

/** GitHub's Git database endpoints (docs.github.com/rest/git). Objects left by a killed worker stay invisible. */
export function github(ask: Api, room: number): Forge {
  /** Hashes of uploaded blobs, so that a retry does not upload them again. */
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
      // A null hash deletes the file.
      const entries: object[] = stale.map(({ path }) => ({ path, mode: '100644', type: 'blob', sha: null }))
      for (const write of writes)
        entries.push({ path: write.path, mode: '100644', type: 'blob', ...(await content(write)) })
      const tree = (await ask('POST', '/git/trees', { body: { base_tree: base, tree: entries } })).json(Named).sha
      const { sha } = (await ask('POST', '/git/commits', { body: { message, tree, parents: [head] } })).json(Named)
      const ref = `/git/refs/heads/${encodePath(branch)}`
      const { ok, said, problem } = await ask('PATCH', ref, { body: { sha, force: false }, also: [409, 422] })
      if (ok) return
      // Branch rules cause the same statuses; messages change, so check the branch too.
      const moved = /fast.?forward|cannot be updated/i.test(said) || (await forge.head(branch)) !== head
      throw new Problem(moved ? 'conflict' : 'write_refused', problem.detail)
    },

    async probe(branch) {
      // Create a blob that nothing points to. An empty repository accepts none: there, the first clip is the test.
      if ((await forge.head(branch)) === undefined) return
      await ask('POST', '/git/blobs', { body: { content: '', encoding: 'utf-8' } })
    },
  }
  return forge

  /** Text goes into the tree itself: GitHub limits requests that create something. */
  async function content({ bytes }: Write): Promise<{ content: string } | { sha: string }> {
    const text = textOf(bytes)
    if (text) return { content: text }
    const uploaded = blobs.get(bytes)
    if (uploaded) return { sha: uploaded }
    const body = { content: base64(bytes), encoding: 'base64' }
    const { sha } = (await ask('POST', '/git/blobs', { body })).json(Named)
    blobs.set(bytes, sha)
    return { sha }
  }

  /** An empty repository has no Git database yet. This endpoint creates it by writing one file. */
  async function begin(branch: string, [first]: readonly Write[], message: string): Promise<void> {
    if (!first) return
    const body = { message, branch, content: base64(first.bytes) }
    const { ok, problem } = await ask('PUT', `/contents/${encodePath(first.path)}`, { body, also: [409, 422] })
    if (!ok) throw new Problem('conflict', problem.detail)
  }
}

/** Undefined if the bytes are not UTF-8, or contain NUL, which many servers treat as binary. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
