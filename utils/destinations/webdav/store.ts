import { Problem, type ProblemCode } from '../../problem'
import { sameBytes } from '../../render/content'
import type { FileStore } from '../shared/deliver-files'
import { type Answer, exchange, plainUrl } from '../shared/http'
import type { Stored, Write } from '../shared/stored'
import { addressIn } from './address'

interface Access {
  /** Ends in `/`. Must exist: we report a mistyped or removed folder and do not create it. */
  folder: URL
  user: string
  password: string
  /** Bytes that a file to be read may have. */
  room: number
}

const created = (status: number) => status >= 200 && status < 300
const parentMissing = (status: number) => status === 404 || status === 409
/** RFC 4918, 9.3.1: 405 means that the path exists already; some servers redirect to it instead. */
const isThere = (status: number) => created(status) || status === 405 || status === 301 || status === 302

/** Problems that servers report if a path leads through a file, or is a folder. */
const BLOCKED: ReadonlySet<ProblemCode> = new Set([
  ...(['write_refused', 'place_missing', 'server_refused', 'server_failed', 'redirected'] as const),
])
/** RFC 4918, 14.3, with any namespace prefix. */
const COLLECTION = /<(?:[\w.-]+:)?collection\b/

/**
 * A folder on a WebDAV server (RFC 4918). We PUT files directly. A temporary name and MOVE would be worse: servers that
 * show a half-done PUT (golang.org/x/net/webdav) delete the old file before they move the new one, as does sabre/dav
 * (Nextcloud, ownCloud); Apache and nginx rename a finished file. `plan` recognises a file cut off by a lost connection
 * by its bytes.
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

  /** What is at this path; undefined also if the server does not say. */
  async function kindAt(path: string): Promise<'file' | 'folder' | undefined> {
    const asked = await ask('PROPFIND', path, { headers: { Depth: '0' } }, () => true)
    if (asked.status === 207) return COLLECTION.test(new TextDecoder().decode(asked.bytes)) ? 'folder' : 'file'
    // nginx does not support PROPFIND without an extra module.
    const isThere = !path.endsWith('/') && (await ask('HEAD', path, {}, () => true)).status === 200
    return isThere ? 'file' : undefined
  }

  /** Reports `path_taken` if work on a path fails because something is in the way: servers report this in many ways. */
  async function checkingPath<T>(path: string, work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (cause) {
      if (!(cause instanceof Problem) || !BLOCKED.has(cause.code)) throw cause
      for (let end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
        const at = path.slice(0, end)
        if ((await kindAt(at)) === 'file') throw new Problem('path_taken', at, { cause })
      }
      // Many servers redirect from a folder's name to the name with a slash.
      if ((await kindAt(`${path}/`)) === 'folder') throw new Problem('path_taken', path, { cause })
      throw cause
    }
  }

  /**
   * Create the folders a path needs, trying the deepest first: usually only that one is missing. Two devices that
   * create a folder at once get various refusals (Apache 403, rclone 423), so a refusal only matters if writing the
   * file fails too.
   * @returns why a folder was refused, if one was
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
    // With no part left, the configured folder itself does not exist.
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
    // nginx answers 500 if the parent folder is missing.
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
      // Apache's tags are weak for a second and match nothing; a proxy may change tags.
      const found = await read(path)
      if (found && sameBytes(found.bytes, old.bytes)) status = await put({}, () => false)
    }
    if (status === 412) throw new Problem('conflict', path)
  }

  return {
    read: (path) => checkingPath(path, read(path)),
    write: (file) => checkingPath(file.path, write(file)),

    async remove(path) {
      await ask('DELETE', path, {}, (status) => created(status) || status === 404)
    },
  }
}

/** RFC 7617, with name and password in UTF-8. */
function basic(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`)
  return `Basic ${btoa(String.fromCharCode(...bytes))}`
}

/**
 * The entity tag for `If-Match`, as a strong one. Compression changes the tag in answers (Apache adds `-gzip`, nginx
 * makes it weak), but the server checks conditions against the plain tag, so send both. Empty if there is none.
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
