import {
  type Answered,
  type Asked,
  answerOf,
  contentsOf,
  fine,
  type Hosted,
  putIn,
  type Routes,
  raw,
  refused,
} from './forge-endpoint'
import type { Entry, ForgeRepository } from './forge-repository'

type Files = { operation: string; path: string; content?: string; sha?: string }[]

const isBase64 = (text = ''): boolean => text.length % 4 === 0 && !/[^A-Za-z0-9+/=]/.test(text)

const routes: Routes = [
  [
    'GET',
    '',
    async ({ git, archived = false }, _, __, { writes }) => {
      const empty = (await git.head('main')) === undefined
      return fine({ default_branch: 'main', empty, archived, permissions: { push: writes } })
    },
  ],

  [
    'GET',
    '/branches/',
    async ({ git, ...hosted }, _, name, { writes }) => {
      const id = await git.head(name)
      if (!id) return refused(404, "The target couldn't be found.")
      return fine({ name, commit: { id }, user_can_push: writes && !hosted.protected })
    },
  ],

  ['GET', '/media/', async ({ git }, _, path, { ref }) => raw(git, ref, path)],

  ['GET', '/contents/', async ({ git }, _, path, { ref }) => contentsOf(git, ref, path)],

  [
    'POST',
    '/contents',
    async ({ git, ...hosted }, { files, branch, message }, _, { writes }) => {
      if (!writes) return refused(403, 'token does not have at least one of required scope(s): [write:repository]')
      if (hosted.archived) return refused(423, 'repo is archived')
      if (!Array.isArray(files)) return refused(422, '[Files]: Required')
      if (!files.every(({ content }) => isBase64(content))) return refused(422, 'illegal base64 data')
      if (hosted.protected) return refused(403, 'user cannot commit to repo [user: reader]')
      const head = await git.head(branch)
      if (!head && (await git.head('main'))) return refused(404, `branch does not exist [name: ${branch}]`)
      const wrong = head && (await mismatch(git, head, files))
      if (wrong) return wrong
      const entries = new Map<string, Entry>()
      for (const { operation, path, content = '' } of files) {
        const sha = operation === 'delete' ? '' : await git.write('blob', Buffer.from(content, 'base64'))
        entries.set(path, { mode: '100644', sha })
      }
      const { tree = '', refusal } = await putIn(git, head && (await git.treeOf(head)), entries)
      if (refusal) return refusal
      const made = await git.commit(tree, head ? [head] : [], message.trim())
      return (await git.move(branch, made, head)) ? fine({ commit: { sha: made } }, 201) : refused(500, 'PushOutOfDate')
    },
  ],
]

async function mismatch(git: ForgeRepository, head: string, files: Files): Promise<Answered | undefined> {
  for (const { operation, path, sha } of files) {
    const old = await git.find(head, path)
    if (operation === 'create' && old) return refused(422, `repository file already exists [path: ${path}]`)
    if (operation !== 'create' && !old) return refused(404, `object does not exist [path: ${path}]`)
    if (operation !== 'create' && old?.sha !== sha) return refused(422, `sha does not match [given: ${sha}]`)
  }
  return undefined
}

/** Follows Gitea's API description and the checks and messages of its `services/repository/files/update.go`. */
export const gitea = (hosted: Hosted, asked: Asked): Promise<Answered> => answerOf(routes, hosted, asked)
