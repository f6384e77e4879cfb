import * as v from 'valibot'
import type { ClipFiles } from '../../article'
import { originPattern } from '../../origin-pattern'
import { Problem } from '../../problem'
import type { DestinationKind } from '../shared/destination'
import { within } from '../shared/folder-path'
import { roomFor } from '../shared/http'
import { repositoryOf, SERVERS } from './address'
import { apiOf } from './api'
import { deliver } from './deliver'
import { gitea } from './gitea'
import { github } from './github'

const Options = v.object({
  /** The repository's address. */
  address: v.fallback(v.string(), ''),
  /** If empty, the repository's default branch. */
  branch: v.fallback(v.string(), ''),
  /** Folder in the repository; if empty, its root. */
  folder: v.fallback(v.string(), ''),
  token: v.fallback(v.string(), ''),
  server: v.fallback(v.picklist(SERVERS), 'auto'),
})

type Options = v.InferOutput<typeof Options>

const About = v.object({ default_branch: v.string(), archived: v.optional(v.boolean()) })

/** A branch of a repository on GitHub, Gitea or Forgejo. Every clip is one commit. */
export default {
  kind: 'forge',
  options: Options,
  fields: [
    { name: 'address', type: 'url', required: true, placeholder: 'https://github.com/me/archive' },
    { name: 'token', type: 'secret', required: true },
    { name: 'branch', type: 'text' },
    { name: 'folder', type: 'folder' },
    { name: 'server', type: 'choice', choices: SERVERS },
  ],

  origins(options) {
    const repository = repositoryOf(options)
    return repository ? [originPattern(new URL(repository.api))] : []
  },

  // Forges ignore case in a repository's name.
  target: (options) =>
    [repositoryOf(options)?.api.toLowerCase(), options.branch.trim(), within(options.folder, '')].join(' '),

  where: (options, path) => [repositoryOf(options)?.name, within(options.folder, path)].filter(Boolean).join('/'),

  make({ id, options }, world) {
    const open = async (files?: ClipFiles) => {
      const room = roomFor(files)
      const repository = repositoryOf(options)
      if (!repository) throw new Problem('place_missing', 'no address of a repository')
      const api = apiOf(repository, options.token.trim(), world)
      const about = (await api('GET', '')).json(About)
      if (about.archived) throw new Problem('write_refused', `${repository.name} is archived`)
      const branch = options.branch.trim() || about.default_branch
      return { branch, forge: repository.server === 'github' ? github(api, room) : gitea(api, room) }
    }
    return {
      id,
      async deliver(delivery) {
        const { forge, branch } = await open(delivery.files)
        return deliver(forge, delivery, { branch, within: (path) => within(options.folder, path), now: world.now })
      },
      async test() {
        const { forge, branch } = await open()
        await forge.probe(branch)
      },
    }
  },
} satisfies DestinationKind<Options> as DestinationKind<Options>
