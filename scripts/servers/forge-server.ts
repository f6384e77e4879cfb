import { execFileSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Answered, Asked, Hosted } from './forge-endpoint'
import { gitea } from './forge-gitea'
import { github } from './forge-github'
import { forgeRepository } from './forge-repository'

export const TOKENS = { write: 'forge_write_0123456789', read: 'forge_read_0123456789' }

export type Server = 'github' | 'gitea'

/** Sees each request before the server does; its answer, if any, is the answer. */
export type Intercept = (asked: Asked, hosted: Hosted) => Promise<Answered | undefined> | Answered | undefined

export interface Forge {
  /** `http://127.0.0.1:<port>` */
  address: string
  /** Requests so far. */
  count: number
  intercept: Intercept | undefined
  /** A new repository `me/<name>`, with one commit of nothing unless `empty`. */
  create(options?: { empty?: boolean; sha256?: boolean }): Promise<Hosted & { name: string }>
  /** The output of `git fsck --strict` for all repositories. */
  fsck(): string
  close(): Promise<void>
}

/**
 * A forge that speaks GitHub's API (below /api/v3, as GitHub Enterprise) and Gitea's (below /api/v1) over real bare
 * repositories, on a free port. Its answers follow the documentation; the repositories are judged by git.
 */
export async function startForge(): Promise<Forge> {
  const root = await mkdtemp(join(tmpdir(), 'forge-'))
  for (const format of ['sha1', 'sha256']) {
    const bare = ['init', '-q', '--bare', '-b', 'main', '--template=', `--object-format=${format}`]
    execFileSync('git', [...bare, join(root, format)])
  }
  const repositories = new Map<string, Hosted>()

  async function answer(request: IncomingMessage): Promise<Answered> {
    forge.count++
    const url = new URL(request.url ?? '/', forge.address)
    const [, api, name, rest = ''] = /^\/api\/(v\d)\/repos\/me\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? []
    const [scheme, token] = (request.headers.authorization ?? '').split(' ')
    const known = scheme === (api === 'v3' ? 'Bearer' : 'token') && Object.values(TOKENS).includes(token ?? '')
    if (!known) return { status: 401, body: { message: 'Bad credentials' } }
    const hosted = repositories.get(name ?? '')
    if (!hosted) return { status: 404, body: { message: 'Not Found' } }
    const body = await buffer(request)
    const asked: Asked = {
      method: request.method ?? '',
      path: rest.split('/').map(decodeURIComponent).join('/'),
      ref: url.searchParams.get('ref') ?? '',
      accept: request.headers.accept ?? '',
      body: body.length ? JSON.parse(body.toString('utf8')) : {},
      writes: token === TOKENS.write,
    }
    const instead = await forge.intercept?.(asked, hosted)
    return instead ?? (api === 'v3' ? github : gitea)(hosted, asked)
  }

  const server = createServer(async (request, response) => {
    const { status, body, headers, cut } = await answer(request).catch(
      (cause): Answered => ({ status: 500, body: { message: String(cause?.stack) } }),
    )
    const isBytes = body instanceof Uint8Array
    const bytes = isBytes ? body : Buffer.from(JSON.stringify(body))
    const type = isBytes ? 'application/octet-stream' : 'application/json'
    response.writeHead(status, { 'Content-Type': type, 'Content-Length': bytes.length, ...headers })
    if (!cut) return response.end(bytes)
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))

  const forge: Forge = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: 0,
    intercept: undefined,
    async create({ empty = false, sha256 = false } = {}) {
      const name = `archive-${repositories.size}`
      const format = sha256 ? 'sha256' : 'sha1'
      const git = forgeRepository(join(root, `${name}.git`), format)
      // Faster than `git init`.
      cpSync(join(root, format), git.dir, { recursive: true })
      if (!empty) await git.move('main', await git.commit(await git.put(undefined, new Map()), [], 'Begin'), undefined)
      const hosted = { git, name }
      repositories.set(name, hosted)
      return hosted
    },
    fsck() {
      const each =
        'for dir in "$0"/*.git; do git -C "$dir" fsck --strict --no-dangling --no-progress || echo "$dir"; done'
      return execFileSync('sh', ['-c', `{ ${each}; } 2>&1 | grep -v "unborn branch"; :`, root], { encoding: 'utf8' })
    },
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await rm(root, { recursive: true, force: true })
    },
  }
  return forge
}
