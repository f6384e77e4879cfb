import { createServer } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'

/** A page of which the server keeps back the end until `finish` is called: it never stops loading. */
export async function unendingPage(start: string, rest: string) {
  let finish = () => {}
  const path = '/2026/03/sea-wall-still-loading'
  const server = createServer((request, response) => {
    // The browser asks for an icon as well.
    if (request.url !== path) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.write(start)
    finish = () => response.end(rest)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${path}`,
    finish: () => finish(),
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** A host that counts who connects to it, whatever they would ask for. */
export async function listener() {
  let connections = 0
  const server = createSocketServer((socket) => {
    connections++
    socket.on('error', () => {})
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
    close: () => server.close(),
  }
}
