import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answered, type Hosted, refused } from '../../scripts/servers/forge-endpoint'
import type { ForgeRepository } from '../../scripts/servers/forge-repository'
import { type Forge, type Intercept, type Server, startForge, TOKENS } from '../../scripts/servers/forge-server'
import type { ClipFiles } from '../../utils/article'
import kind from '../../utils/destinations/forge'
import type { Deliverer } from '../../utils/destinations/shared/destination'
import type { World } from '../../utils/destinations/shared/world'
import type { Problem, ProblemCode } from '../../utils/problem'
import { contentBytes } from '../../utils/render/content'
import { type Life, life } from '../outbox/world'
import { binary, contract, dyingFetch, type Harness, postOf } from './contract'

const SERVERS = ['github', 'gitea'] as const
const URL_A = 'https://news.example/a?id=1&x=ü'
const PATH = '_posts/2026/2026-10-07-新闻 “x”.md'
const PICTURE = { path: 'assets/a/图 1.png', type: 'image/png', content: binary(3000) }

let forge: Forge
beforeAll(async () => {
  forge = await startForge()
})
afterEach(() => {
  forge.intercept = undefined
})
afterAll(() => forge.close())

function open(server: Server, name: string, change: object = {}, mortal: Life = life()): Deliverer {
  const options = { address: `${forge.address}/me/${name}`, branch: '', folder: '', token: TOKENS.write, server }
  const world = { fetch: dyingFetch(mortal), now: Date.now } as World
  return kind.make({ id: 'p', options: { ...options, ...change } }, world)
}

/** A commit by somebody else. */
async function commitAs(git: ForgeRepository, path: string, bytes: Uint8Array, branch = 'main'): Promise<void> {
  const head = await git.head(branch)
  const sha = await git.write('blob', bytes)
  const tree = await git.put(head && (await git.treeOf(head)), new Map([[path, { mode: '100644', sha }]]))
  if (!(await git.move(branch, await git.commit(tree, head ? [head] : [], 'By hand'), head))) throw new Error('moved')
}

/** A commit by somebody else, from their own clone, with `git push`. */
async function push({ dir }: ForgeRepository, path: string, text: string): Promise<void> {
  const clone = await mkdtemp(join(tmpdir(), 'clone-'))
  const git = (...args: string[]) =>
    promisify(execFile)('git', ['-C', clone, '-c', 'user.name=She', '-c', 'user.email=she@example.org', ...args])
  await git('clone', '-q', dir, '.')
  await writeFile(join(clone, path), text)
  await git('add', '.')
  await git('commit', '-q', '-m', 'By push')
  await git('push', '-q')
  await rm(clone, { recursive: true })
}

const paths = async (git: ForgeRepository): Promise<string[]> =>
  (await git.git('ls-tree', '-r', '-z', '--name-only', 'main')).split('\0').filter(Boolean)

/** The subjects of the branch's commits, oldest first. */
const log = async (git: ForgeRepository): Promise<string[]> =>
  (await git.git('log', '--reverse', '--format=%s', 'main')).trim().split('\n')

const harness = (server: Server, folder: string) => async (): Promise<Harness> => {
  const { git, name } = await forge.create()
  const within = (path: string) => (folder ? `${folder}/${path}` : path)
  return {
    destination: (mortal) => open(server, name, { folder }, mortal),
    async list() {
      const all = await git.list((await git.treeOf((await git.head('main')) ?? '')) ?? '')
      return all.map((path) => path.slice(within('').length))
    },
    async read(path) {
      const entry = await git.find((await git.head('main')) ?? '', within(path))
      return (entry && (await git.object(entry.sha))?.body) ?? new Uint8Array()
    },
    put: (path, bytes) => commitAs(git, within(path), bytes),
  }
}

contract('GitHub', harness('github', ''), { folders: true })
contract('Gitea', harness('gitea', 'clips/2026'), { folders: true })

/** The request that puts the commit on the branch. */
const commits = (server: Server, method: string, path: string): boolean =>
  server === 'github' ? method === 'PATCH' || method === 'PUT' : method === 'POST' && path === '/contents'

/** Runs `happen` once, just before the commit. */
function beforeCommit(server: Server, happen: () => Promise<void>): void {
  forge.intercept = async ({ method, path }) => {
    if (!commits(server, method, path)) return undefined
    forge.intercept = undefined
    await happen()
    return undefined
  }
}

describe.each(SERVERS)('a clip on %s', (server) => {
  const files: ClipFiles = [postOf(PATH, URL_A, '正文'), PICTURE, { ...PICTURE, path: 'assets/a/2.png' }]

  it('is one commit of all its files, with its title and address', async () => {
    const { git, name } = await forge.create()
    await deliverTo(open(server, name), files)
    expect(await git.git('log', '--format=%B', '-1', 'main')).toMatch(`A title\n\n<${URL_A}>\n`)
    const changed = await git.git('diff-tree', '-r', '-z', '--no-commit-id', '--name-status', 'main')
    expect(changed.split('\0').filter((part) => part.length > 1)).toEqual(files.map(({ path }) => path).sort())
    expect(await git.git('cat-file', 'blob', `main:${PATH}`)).toBe(files[0].content)
    expect(await log(git)).toEqual(['Begin', 'A title'])
  })

  it('is not committed again if everything is there', async () => {
    const { git, name } = await forge.create()
    for (let i = 0; i < 2; i++) await deliverTo(open(server, name), files)
    expect(await log(git)).toEqual(['Begin', 'A title'])
  })

  it('goes to the chosen branch and folder', async () => {
    const { git, name } = await forge.create()
    await git.git('branch', 'site/clips', 'main')
    await deliverTo(open(server, name, { branch: 'site/clips', folder: '/content/../posts ' }), [postOf('a.md', URL_A)])
    expect((await git.git('ls-tree', '-r', '--name-only', 'site/clips')).trim()).toBe('content/posts/a.md')
    expect(await log(git)).toEqual(['Begin'])
  })

  it.each([
    ['only a post', [postOf(PATH, URL_A)] as ClipFiles, ['A title']],
    ['several files', files, server === 'github' ? ['A title', 'A title'] : ['A title']],
  ])('starts an empty repository with %s', async (_, all, subjects) => {
    const { git, name } = await forge.create({ empty: true })
    await open(server, name).test?.()
    expect(await git.head('main')).toBeUndefined()
    await deliverTo(open(server, name), all)
    expect((await paths(git)).sort()).toEqual(all.map(({ path }) => path).sort())
    expect(await log(git)).toEqual(subjects)
  })

  it('takes another name if somebody has pushed an article to its path meanwhile', async () => {
    const { git, name } = await forge.create()
    const theirs = postOf('a.md', 'https://news.example/b')
    beforeCommit(server, () => push(git, 'a.md', String(theirs.content)))
    const receipt = await deliverTo(open(server, name), [postOf('a.md', URL_A), PICTURE])
    expect(receipt?.name).toBe('a-2.md')
    expect((await paths(git)).sort()).toEqual(['a-2.md', 'a.md', PICTURE.path])
    expect(await git.git('cat-file', 'blob', 'main:a.md')).toBe(theirs.content)
    expect(await log(git)).toEqual(['Begin', 'By push', 'A title'])
  })

  it('keeps a push that comes while the server moves the branch', async () => {
    const { git, name } = await forge.create()
    const { move } = git
    git.move = async (...to) => {
      git.move = move
      await push(git, 'other.md', 'theirs')
      return move(...to)
    }
    await deliverTo(open(server, name), [postOf('a.md', URL_A)])
    expect((await paths(git)).sort()).toEqual(['a.md', 'other.md'])
    expect(await log(git)).toEqual(['Begin', 'By push', 'A title'])
  })

  it.each([
    ['a file where its folder should be', 'clips/_posts', 'clips/_posts'],
    ['a folder where its picture should be', 'clips/assets/a/图 1.png/x.txt', 'clips/assets/a/图 1.png'],
  ])('reports %s', async (_, theirs, detail) => {
    const { git, name } = await forge.create()
    await commitAs(git, theirs, new TextEncoder().encode('mine'))
    const problem = await problemOf(deliverTo(open(server, name, { folder: 'clips' }), files))
    expect(problem).toMatchObject({ code: 'path_taken', detail })
    expect(await paths(git)).toContain(theirs)
    expect(await log(git)).toEqual(['Begin', 'By hand'])
  })

  it('is never lost when 3 devices deliver at once', async () => {
    const { git, name } = await forge.create()
    const clips = Array.from({ length: 10 }, (_, i): ClipFiles => {
      const post = postOf(`_posts/${i % 5}.md`, `https://news.example/${i}`, `text ${i}`)
      return [post, { ...PICTURE, path: `assets/${i % 3}.png`, content: binary(2000, i % 3) }]
    })
    const receipts = await Promise.all(
      [0, 1, 2].map(async (device) => {
        const names: string[] = []
        for (let i = device; i < clips.length; i += 3) {
          const clip = clips[i]
          const receipt = clip && (await deliverTo(open(server, name), clip, `https://news.example/${i}`))
          names.push(receipt?.name ?? '')
          expect(await git.git('cat-file', 'blob', `main:${receipt?.name}`)).toBe(clip?.[0].content)
        }
        return names
      }),
    )
    const pictures = ['assets/0.png', 'assets/1.png', 'assets/2.png']
    expect((await paths(git)).sort()).toEqual([...receipts.flat(), ...pictures].sort())
    expect(new Set(receipts.flat()).size).toBe(10)
    expect(await log(git)).toHaveLength(11)
  })
})

const deliverTo = (destination: Deliverer, files: ClipFiles, url = URL_A) =>
  destination.deliver({ files, url, title: 'A title', replaces: [], remember: async () => {} })

async function problemOf(trial: Promise<unknown> | undefined): Promise<Problem> {
  const problem = await trial?.then(
    () => undefined,
    (cause: Problem) => cause,
  )
  if (!problem) throw new Error('no problem was thrown')
  expect(`${problem.detail} ${problem.message}`).not.toContain('0123456789')
  return problem
}

describe.each(SERVERS)('what goes wrong on %s', (server) => {
  const limit = (): Answered => {
    const reset = String(Math.ceil(Date.now() / 1000) + 900)
    return {
      ...refused(403, 'API rate limit exceeded'),
      headers: { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': reset },
    }
  }

  const elsewhere = (): Answered => {
    const Location = `${forge.address.replace('127.0.0.1', 'localhost')}/elsewhere`
    return { status: 302, body: {}, headers: { Location } }
  }

  it.each<[string, ProblemCode, object, Partial<Hosted>]>([
    ['a wrong token', 'sign_in_refused', { token: 'forge_wrong_0123456789' }, {}],
    ['a token with a line break', 'sign_in_refused', { token: 'forge_0123456789\n0123456789' }, {}],
    ['a token of other letters', 'sign_in_refused', { token: 'токен_0123456789' }, {}],
    ['no token', 'sign_in_refused', { token: ' ' }, {}],
    ['no address', 'place_missing', { address: '' }, {}],
    ['no such branch', 'place_missing', { branch: 'nope' }, {}],
    ['a token that may only read', 'write_refused', { token: TOKENS.read }, {}],
    ['an archived repository', 'write_refused', {}, { archived: true }],
    ['a server that is not there', 'network', { address: 'http://127.0.0.1:1/me/archive' }, {}],
  ])('%s: %s, delivered or tried', async (what, code, change, state) => {
    const hosted = Object.assign(await forge.create(), state)
    const before = forge.count
    const destination = open(server, hosted.name, change)
    expect(await problemOf(destination.test?.())).toMatchObject({ code })
    expect(await problemOf(deliverTo(destination, [postOf(PATH, URL_A), PICTURE]))).toMatchObject({ code })
    expect(await log(hosted.git)).toEqual(['Begin'])
    if (what.startsWith('a token ') && code === 'sign_in_refused') expect(forge.count).toBe(before)
  })

  it('a missing or invisible repository: place_missing, with its name', async () => {
    const problem = await problemOf(open(server, 'nope').test?.())
    expect(problem.code).toBe('place_missing')
    expect(problem.detail).toMatch(/\/me\/nope: 404/)
  })

  it('a protected branch: write_refused, with the server’s reason', async () => {
    const hosted = Object.assign(await forge.create(), { protected: true })
    const problem = await problemOf(deliverTo(open(server, hosted.name), [postOf(PATH, URL_A)]))
    expect(problem.code).toBe('write_refused')
    expect(problem.detail).toMatch(/pull request|cannot commit/)
    expect(await log(hosted.git)).toEqual(['Begin'])
  })

  it.each<[string, Answered | (() => Answered), ProblemCode, number | undefined]>([
    ['its hourly limit', limit, 'server_busy', 900_000],
    ['a limit of writing', refused(403, 'You have exceeded a secondary rate limit.'), 'server_busy', 60_000],
    ['Retry-After', { ...refused(429, 'slow down'), headers: { 'Retry-After': '7' } }, 'server_busy', 7000],
    ['403 with Retry-After', { ...refused(403, 'wait'), headers: { 'Retry-After': '90' } }, 'server_busy', 90_000],
    ['500', refused(500, 'oops'), 'server_failed', undefined],
    ['502', { status: 502, body: Buffer.from('<html>') }, 'server_failed', undefined],
    ['503', refused(503, 'maintenance'), 'server_busy', undefined],
    ['413', refused(413, 'too big'), 'too_big', undefined],
    ['507', refused(507, 'full'), 'place_full', undefined],
    ['a page instead of JSON', { status: 200, body: Buffer.from('<html>') }, 'server_refused', undefined],
    ['half an answer', { status: 200, body: { default_branch: 'main' }, cut: true }, 'network', undefined],
    ['another host', elsewhere, 'redirected', undefined],
    ['the token in its answer', refused(400, `not so, ${TOKENS.write}`), 'server_refused', undefined],
  ])('%s', async (_, fault, code, retryAfter) => {
    const { git, name } = await forge.create()
    const answer = typeof fault === 'function' ? fault() : fault
    const last: Intercept = ({ method, path }) => (commits(server, method, path) ? answer : undefined)
    for (const intercept of code === 'server_refused' ? [() => answer] : [() => answer, last]) {
      forge.intercept = intercept
      const problem = await problemOf(deliverTo(open(server, name), [postOf(PATH, URL_A)]))
      expect(problem.code).toBe(code)
      if (retryAfter === undefined) expect(problem.retryAfter).toBeUndefined()
      else expect(Math.abs((problem.retryAfter ?? 0) - retryAfter)).toBeLessThan(5000)
    }
    expect(await log(git)).toEqual(['Begin'])
  })

  it.each([
    ['', false],
    [' of an empty repository', true],
  ])('a false success%s: not_stored, and delivered on retry', async (_, empty) => {
    const { git, name } = await forge.create({ empty })
    forge.intercept = ({ method, path }) => (commits(server, method, path) ? { status: 200, body: {} } : undefined)
    const files: ClipFiles = [postOf(PATH, URL_A)]
    expect((await problemOf(deliverTo(open(server, name), files))).code).toBe('not_stored')
    forge.intercept = undefined
    await deliverTo(open(server, name), files)
    expect(await log(git)).toEqual(empty ? ['A title'] : ['Begin', 'A title'])
  })

  it('a branch that keeps moving: conflict, and nobody’s commit is lost', async () => {
    const { git, name } = await forge.create()
    let pushes = 0
    const { move } = git
    forge.intercept = ({ method, path }) => {
      if (commits(server, method, path)) {
        git.move = async (...to) => {
          git.move = move
          await commitAs(git, `${pushes++}.md`, contentBytes({ content: 'theirs' }))
          return move(...to)
        }
      }
      return undefined
    }
    expect((await problemOf(deliverTo(open(server, name), [postOf(PATH, URL_A)]))).code).toBe('conflict')
    expect(pushes).toBeGreaterThan(3)
    expect(await log(git)).toHaveLength(1 + pushes)
  })

  it('nothing: the test passes and leaves no commit', async () => {
    const { git, name } = await forge.create()
    const head = await git.head('main')
    await open(server, name).test?.()
    expect(await git.head('main')).toBe(head)
    expect(await paths(git)).toEqual([])
  })
})

describe('Gitea', () => {
  it('reports a protected branch in the connection test', async () => {
    const hosted = Object.assign(await forge.create(), { protected: true })
    expect((await problemOf(open('gitea', hosted.name).test?.())).code).toBe('write_refused')
  })

  it('works with SHA-256 repositories', async () => {
    const { git, name } = await forge.create({ sha256: true })
    const harness = open('gitea', name)
    const receipt = await deliverTo(harness, [postOf('a.md', URL_A, 'older')])
    const newer = postOf('a.md', URL_A, 'newer')
    const replaces = receipt ? [receipt] : []
    await harness.deliver({ files: [newer], url: URL_A, title: '', replaces, remember: async () => {} })
    expect(await git.git('cat-file', 'blob', 'main:a.md')).toBe(newer.content)
    expect(await log(git)).toEqual(['Begin', 'A title', URL_A])
  })
})

it('leaves repositories that pass git fsck', () => {
  expect(forge.fsck()).toBe('')
}, 60_000)
