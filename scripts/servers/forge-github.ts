import {
  type Answered,
  type Asked,
  answerOf,
  contentsOf,
  fine,
  type Hosted,
  missing,
  putIn,
  type Routes,
  raw,
  refused,
} from './forge-endpoint'
import type { Entry } from './forge-repository'

const routes: Routes = [
  ['GET', '', async ({ archived = false }) => fine({ default_branch: 'main', archived })],

  [
    'GET',
    '/contents/',
    async ({ git }, _, path, { accept, ref }) =>
      accept === 'application/vnd.github.raw+json' ? raw(git, ref, path) : contentsOf(git, ref, path),
  ],

  [
    'PUT',
    '/contents/',
    async ({ git }, { branch, content, message }, path) => {
      const head = await git.head(branch)
      if (head && (await git.find(head, path))) return refused(422, 'Invalid request.\n\n"sha" wasn\'t supplied.')
      const sha = await git.write('blob', Buffer.from(content, 'base64'))
      const tree = await git.put(head && (await git.treeOf(head)), new Map([[path, { mode: '100644', sha }]]))
      const commit = await git.commit(tree, head ? [head] : [], message)
      return (await git.move(branch, commit, head)) ? fine({ commit: { sha: commit } }, 201) : refused(409, 'is at …')
    },
  ],

  [
    'GET',
    '/git/ref/heads/',
    async ({ git }, _, branch) => {
      const sha = await git.head(branch)
      return sha ? fine({ ref: `refs/heads/${branch}`, object: { sha } }) : missing
    },
  ],

  ['GET', '/git/commits/', async ({ git }, _, sha) => fine({ sha, tree: { sha: await git.treeOf(sha) } })],

  [
    'POST',
    '/git/blobs',
    async ({ git }, { content, encoding }) =>
      fine({ sha: await git.write('blob', Buffer.from(content, encoding)) }, 201),
  ],

  [
    'POST',
    '/git/trees',
    async ({ git }, { base_tree, tree }) => {
      const files = new Map<string, Entry>()
      if (typeof tree === 'string') return refused(422, 'tree is not an array')
      for (const { path, mode, sha, content } of tree) {
        if (sha === null) {
          if (!(await git.findIn(base_tree, path))) return refused(422, 'GitRPC::BadObjectState')
          files.set(path, { mode, sha: '' })
          continue
        }
        if (sha ? (await git.object(sha))?.kind !== 'blob' : !content)
          return refused(422, 'tree.sha is not a valid blob')
        files.set(path, { mode, sha: sha ?? (await git.write('blob', Buffer.from(content ?? ''))) })
      }
      if ((await git.object(base_tree))?.kind !== 'tree') return refused(422, 'base_tree is not a valid tree oid')
      const { tree: sha, refusal } = await putIn(git, base_tree, files)
      return refusal ?? fine({ sha }, 201)
    },
  ],

  [
    'POST',
    '/git/commits',
    async ({ git }, { tree, parents, message }) =>
      typeof tree === 'string' && (await git.object(tree))
        ? fine({ sha: await git.commit(tree, parents, message) }, 201)
        : refused(422, 'Tree SHA does not exist'),
  ],

  [
    'PATCH',
    '/git/refs/heads/',
    async ({ git, ...hosted }, { sha, force }, branch) => {
      const head = await git.head(branch)
      if (!head) return refused(422, 'Reference does not exist')
      if (hosted.protected)
        return refused(422, 'Repository rule violations found\n\nChanges must be made through a pull request.')
      if (!force && !(await git.isAfter(sha, head))) return refused(422, 'Update is not a fast forward')
      return (await git.move(branch, sha, head))
        ? fine({ object: { sha } })
        : refused(422, 'Reference cannot be updated')
    },
  ],
]

/** Follows docs.github.com/rest/git and /rest/repos/contents. */
export async function github(hosted: Hosted, asked: Asked): Promise<Answered> {
  if (asked.method !== 'GET') {
    if (!asked.writes) return refused(403, 'Resource not accessible by personal access token')
    if (hosted.archived) return refused(403, 'Repository was archived so is read-only.')
  }
  const isEmpty = (await hosted.git.head('main')) === undefined
  if (isEmpty && asked.path.startsWith('/git/')) return refused(409, 'Git Repository is empty.')
  return answerOf(routes, hosted, asked)
}
