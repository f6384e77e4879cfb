import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Served {
  body?: string | Uint8Array
  /** `Content-Type`; none is sent when empty. */
  type?: string
  status?: number
  location?: string
}

/** A site on this machine, reached by as many names as there are loopback addresses. */
export interface LinkedSite {
  /** The address of a path at a host: `127.0.0.1` unless said otherwise. */
  url(path: string, host?: string): string
  serve(path: string, page: Served | ((request: IncomingMessage, response: ServerResponse) => void)): void
  /** What was asked for at a path: host and cookies. */
  asked(path: string): { host: string; cookie: string }[]
  close(): void
}

export async function startLinkedSite(): Promise<LinkedSite> {
  const pages = new Map<string, Parameters<LinkedSite['serve']>[1]>()
  const log: { path: string; host: string; cookie: string }[] = []
  const server = createServer((request, response) => {
    const { url: path = '', headers } = request
    log.push({ path, host: headers.host?.split(':')[0] ?? '', cookie: headers.cookie ?? '' })
    const page = pages.get(path)
    if (typeof page === 'function') return page(request, response)
    const { body = 'nothing here', type = 'text/html; charset=utf-8', status, location } = page ?? { status: 404 }
    response.writeHead(status ?? 200, { ...(type && { 'content-type': type }), ...(location && { location }) })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: (path, host = '127.0.0.1') => `http://${host}:${port}${path}`,
    serve: (path, page) => void pages.set(path, page),
    asked: (path) => log.filter((one) => one.path === path).map(({ host, cookie }) => ({ host, cookie })),
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
