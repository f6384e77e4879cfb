import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { baseOf } from './base-of'

/**
 * An in-memory WebDAV server that does what RFC 4918 says and keeps only files, folders and the requests.
 * @param secret `name:password` that every request must give
 */
export async function plainDav(secret?: string) {
  const files = new Map<string, Uint8Array>()
  const folders = new Set<string>(['/'])
  const asked: { method: string; path: string; headers: IncomingMessage['headers'] }[] = []
  const parentOf = (path: string) => path.replace(/[^/]+\/?$/, '')

  const mayLie = (path: string) => folders.has(parentOf(path))
  /** Status and body, by method. */
  const methods: Record<string, (path: string, body: Uint8Array) => [status: number, body?: Uint8Array]> = {
    GET: (path) => (files.has(path) ? [200, files.get(path)] : [404]),
    PUT(path, body) {
      if (!mayLie(path)) return [409]
      const status = files.has(path) ? 204 : 201
      files.set(path, body)
      return [status]
    },
    MKCOL(path) {
      if (folders.has(path)) return [405]
      if (!mayLie(path)) return [409]
      folders.add(path)
      return [201]
    },
    DELETE: (path) => [files.delete(path) ? 204 : 404],
  }

  const server = createServer(async (request, response) => {
    const { method = '', url = '/', headers } = request
    const path = decodeURIComponent(new URL(url, 'http://x').pathname)
    const body = await buffer(request).catch(() => undefined)
    asked.push({ method, path, headers })
    if (!body) return
    const given = headers.authorization?.replace('Basic ', '') ?? ''
    if (secret !== undefined && Buffer.from(given, 'base64').toString() !== secret) return response.writeHead(401).end()
    const [status, content] = methods[method]?.(path, body) ?? [405]
    response.writeHead(status).end(content)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: baseOf(server),
    files,
    folders,
    asked,
    stop: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
