import type { Server } from 'node:net'

/** The address of a server on this machine, ending in `/`. */
export function baseOf(server: Server, scheme = 'http'): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it does not listen')
  return `${scheme}://127.0.0.1:${address.port}/`
}
