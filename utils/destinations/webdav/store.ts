import { Problem, type ProblemCode } from '../../problem'
import { sameBytes } from '../../render/content'
import type { FileStore } from '../shared/deliver-files'
import { type Answer, exchange, plainUrl } from '../shared/http'
import type { Stored, Write } from '../shared/stored'
import { addressIn } from './address'

interface Access {
  /** Ends in `/`. It must exist: a mistyped or removed folder is told, not made. */
  folder: URL
  user: string
  password: string
  /** Bytes that a file there may have. */
  room: number
}

const created = (status: number) => status >= 200 && status < 300
const parentMissing = (status: number) => status === 404 || status === 409
/** RFC 4918, 9.3.1: 405 says that something is there already; some servers send on to it instead. */
const isThere = (status: number) => created(status) || status === 405 || status === 301 || status === 302

/** What servers say of a path that leads through a file, or is a folder's. */
const BLOCKED: ReadonlySet<ProblemCode> = new Set([
  ...(['write_refused', 'place_missing', 'server_refused', 'server_failed', 'redirected'] as const),
])
/** RFC 4918, 14.3, whatever prefix its namespace has. */
const COLLECTION = /<(?:[\w.-]+:)?collection\b/

/**
 * A folder on a WebDAV server (RFC 4918). Files are PUT where they belong: temporary name and MOVE would be worse, since
 * the servers whose PUT can be seen half done (golang.org/x/net/webdav) delete the file before they move another one over
 * it, as sabre/dav (Nextcloud, ownCloud) does; Apache and nginx rename a finished file. What a cut connection left is
 * known by its bytes (`plan`).
 */
export function davStore(fetch: typeof globalThis.fetch, { folder, user, password, room }: Access): FileStore {
  const authorization = { Authorization: basic(user, password) }
  const headers: Record<string, string> = user || password ? authorization : {}

  const ask = (method: string, path: string, init: RequestInit, accept: (status: number) => boolean): Promise<Answer> =>
    exchange(
      fetch,
      addressIn(folder, path),
      { method, redirect: 'manual', ...init, headers: { ...headers, ...init.headers } },
      accept,
      method === 'GET' ? room : undefined,
    )

  async function read(path: string): Promise<Stored | undefined> {
    const answer = await ask('GET', path, {}, (status) => status === 200 || status === 404 || status === 410)
    return answer.status === 200 ? { bytes: answer.bytes, version: etags(answer.headers) } : undefined
  }

  /** What lies there; undefined also where the server does not tell. */
  async function kindAt(path: string): Promise<'file' | 'folder' | undefined> {
    const asked = await ask('PROPFIND', path, { headers: { Depth: '0' } }, () => true)
    if (asked.status === 207) return COLLECTION.test(new TextDecoder().decode(asked.bytes)) ? 'folder' : 'file'
    // nginx has no PROPFIND of its own.
    const isThere = !path.endsWith('/') && (await ask('HEAD', path, {}, () => true)).status === 200
    return isThere ? 'file' : undefined
  }

  /** Work on a path; where it is refused because of what lies in the way, servers say all sorts of things. */
  async function told<T>(path: string, work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (cause) {
      if (!(cause instanceof Problem) || !BLOCKED.has(cause.code)) throw cause
      for (let end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
        const at = path.slice(0, end)
        if ((await kindAt(at)) === 'file') throw new Problem('path_taken', at, { cause })
      }
      // Many send on from a folder's name to the one with a slash.
      if ((await kindAt(`${path}/`)) === 'folder') throw new Problem('path_taken', path, { cause })
      throw cause
    }
  }

  /**
   * Make the folders a path needs, the deepest first: mostly only the last one is missing. Two devices that make one
   * folder at once get all sorts of refusals (Apache 403, rclone 423), so that only the file's own fate counts.
   * @returns why a folder was refused
   */
  async function makeFolders(path: string): Promise<Problem | undefined> {
    let refused: Problem | undefined
    const make = async (at: string): Promise<'there' | 'parent missing'> => {
      try {
        const { status } = await ask('MKCOL', at, {}, (code) => isThere(code) || parentMissing(code))
        return isThere(status) ? 'there' : 'parent missing'
      } catch (cause) {
        if (!(cause instanceof Problem) || cause.code === 'network') throw cause
        refused = cause
        return 'there'
      }
    }
    const missing: string[] = []
    const parts = path.split('/').slice(0, -1)
    for (; parts.length > 0; parts.pop()) {
      const at = `${parts.join('/')}/`
      if ((await make(at)) === 'there') break
      missing.unshift(at)
    }
    // With no part left, it is the folder that was set up which does not exist.
    if (parts.length === 0) return new Problem('place_missing', plainUrl(folder.href))
    for (const at of missing) await make(at)
    return refused
  }

  async function write({ path, type, bytes, old }: Write): Promise<void> {
    const put = async (condition: Record<string, string>, also: (status: number) => boolean) => {
      const init = { body: bytes, headers: { 'Content-Type': type, ...condition } }
      return (await ask('PUT', path, init, (code) => created(code) || code === 412 || also(code))).status
    }
    const condition = conditionFor(old)
    // nginx says 500 when the parent is missing.
    const folderMissing = (code: number) => parentMissing(code) || (code === 500 && path.includes('/'))
    let status = await put(condition, folderMissing)
    if (folderMissing(status)) {
      const refused = await makeFolders(path)
      if (refused?.code === 'place_missing') throw refused
      status = await put(condition, folderMissing)
      if (folderMissing(status)) {
        const code = status === 500 ? 'server_failed' : 'place_missing'
        throw refused ?? new Problem(code, plainUrl(folder.href))
      }
    }
    if (status === 412 && old) {
      // Apache's tags are weak for a second and then match nothing; a proxy may have changed them.
      const found = await read(path)
      if (found && sameBytes(found.bytes, old.bytes)) status = await put({}, () => false)
    }
    if (status === 412) throw new Problem('conflict', path)
  }

  return {
    read: (path) => told(path, read(path)),
    write: (file) => told(file.path, write(file)),

    async remove(path) {
      await ask('DELETE', path, {}, (status) => created(status) || status === 404)
    },
  }
}

/** RFC 7617, with the name and password in UTF-8. */
function basic(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`)
  return `Basic ${btoa(String.fromCharCode(...bytes))}`
}

/**
 * The entity tag as `If-Match` wants it: strong, and in both spellings where what compresses the answers has changed it
 * (Apache adds `-gzip`, nginx makes it weak) while the conditions are judged by the bare one. Empty when there is none.
 */
function etags(headers: Headers): string {
  const tag = (headers.get('OC-ETag') ?? headers.get('ETag'))?.replace(/^W\//, '')
  if (!tag || !/^"[^"]*"$/.test(tag)) return ''
  const bare = tag.replace(/[-;](?:gzip|br|deflate|zstd)"$/, '"')
  return bare === tag ? tag : `${tag}, ${bare}`
}

function conditionFor(old: Stored | undefined): Record<string, string> {
  if (!old) return { 'If-None-Match': '*' }
  return old.version ? { 'If-Match': old.version } : {}
}
