import * as v from 'valibot'
import { Problem } from '../../problem'
import { base64 } from '../../render/base64'
import { encodePath } from './address'
import type { Api } from './api'
import { blobName } from './blob-name'
import type { Forge } from './forge'
import { kindAt } from './kind-at'

const Repository = v.object({ empty: v.boolean(), permissions: v.optional(v.object({ push: v.boolean() })) })
const Branch = v.object({ commit: v.object({ id: v.string() }), user_can_push: v.optional(v.boolean()) })

/** Gitea from 1.21, Forgejo from 7: uses the endpoint that changes several files (`repoChangeFiles` in their API). */
export function gitea(ask: Api, room: number): Forge {
  const branchOf = async (branch: string): Promise<v.InferOutput<typeof Branch> | undefined> => {
    const reply = await ask('GET', `/branches/${encodePath(branch)}`, { also: [404] })
    if (reply.ok) return reply.json(Branch)
    if ((await ask('GET', '')).json(Repository).empty) return undefined
    throw new Problem('place_missing', `branch ${branch}: 404`)
  }

  const forge: Forge = {
    head: async (branch) => (await branchOf(branch))?.commit.id,

    async read(commit, path) {
      // Like `raw`, but also returns the content of files stored in LFS.
      const reply = await ask('GET', `/media/${encodePath(path)}?ref=${commit}`, { also: [404], room })
      return reply.ok ? reply.bytes : undefined
    },

    kindAt: (commit, path) => kindAt(ask, commit, path, room),

    async commit(branch, head, { writes, stale }, message) {
      const files: object[] = []
      for (const { path, bytes, old } of writes) {
        // The server compares the hash, so it never replaces a file that was changed or added meanwhile.
        const replaced = old && head && { sha: await blobName(old.bytes, head) }
        files.push({ operation: replaced ? 'update' : 'create', path, content: base64(bytes), ...replaced })
      }
      for (const { path, old } of stale) {
        files.push({ operation: 'delete', path, sha: head && (await blobName(old.bytes, head)) })
      }
      // Some versions answer 500 if somebody else pushed first.
      const { ok, problem } = await ask('POST', '/contents', {
        body: { branch, message, files },
        also: [409, 422, 500],
      })
      if (ok) return
      throw (await forge.head(branch)) === head ? problem : new Problem('conflict', problem.detail)
    },

    async probe(branch) {
      const canPush =
        (await branchOf(branch))?.user_can_push ?? (await ask('GET', '')).json(Repository).permissions?.push
      if (canPush === false) throw new Problem('write_refused', `branch ${branch}`)
      // Every version refuses invalid base64, but only after it has checked the token's scope.
      const files = [{ operation: 'create', path: 'pressclip-test', content: '*' }]
      await ask('POST', '/contents', { body: { branch, files }, also: [400, 422] })
    },
  }
  return forge
}
