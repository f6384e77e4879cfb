import { once } from 'node:events'
import { request } from 'node:http'

/** A `fetch` that finds `anything.localhost` on this machine, as browsers do and Node's does not. */
export const localhostFetch: typeof globalThis.fetch = async (input, init = {}) => {
  const url = new URL(String(input))
  const headers = Object.fromEntries(new Headers(init.headers))
  const sent = request({ host: '127.0.0.1', port: url.port, path: url.pathname, method: init.method, headers })
  sent.setHeader('Host', url.host)
  sent.end(init.body)
  const [answer] = await once(sent, 'response')
  const chunks: Uint8Array[] = []
  for await (const chunk of answer) chunks.push(chunk)
  const body = answer.statusCode === 204 ? null : Buffer.concat(chunks)
  return new Response(body, { status: answer.statusCode, headers: answer.headers })
}
