import { once } from 'node:events'
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { baseOf } from './base-of'

/** How an exchange goes wrong. */
export type Fault =
  /** This answer, without asking the server. */
  | { status: number; headers?: Record<string, string> }
  /** The connection takes at most this many bytes per second of the request. */
  | { bytesPerSecond: number }
  /** Never an answer. */
  | 'stalls'
  /** The connection closes without an answer, and the server knows nothing. */
  | 'closes'
  /** The connection closes in the middle of the request, on both sides. */
  | 'cuts the request'
  /** The server does as asked, but the answer never arrives. */
  | 'loses the answer'
  /** The connection closes in the middle of the answer. */
  | 'cuts the answer'

/** A proxy in front of a server, for faults in between: `fault` is asked about every request. */
export async function faulty(target: string, fault: (request: IncomingMessage) => Fault | undefined) {
  const server = createServer(async (request, response) => {
    const what = fault(request)
    const slowly = typeof what === 'object' && 'bytesPerSecond' in what ? what.bytesPerSecond : undefined
    const body = await buffer(slowly ? throttled(request, slowly) : request).catch(() => undefined)
    if (!body) return
    if (slowly) return forward(target, request, body, response)
    if (what === 'stalls') return
    if (what === 'closes') return request.socket.destroy()
    if (what === 'cuts the request') {
      await cutOff(target, request, body)
      return request.socket.destroy()
    }
    if (typeof what === 'object' && 'status' in what)
      return response.writeHead(what.status, what.headers).end('an answer')
    await forward(target, request, body, response, typeof what === 'object' ? undefined : what)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: baseOf(server),
    stop: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function* throttled(request: IncomingMessage, bytesPerSecond: number) {
  for await (const part of request as AsyncIterable<Buffer>) {
    await wait((part.length / bytesPerSecond) * 1000)
    yield part
  }
}

/** Sends the server half of what was announced. */
async function cutOff(target: string, request: IncomingMessage, body: Buffer): Promise<void> {
  const { method, url = '/', headers } = request
  const asked = ask(new URL(url, target), { method, headers })
  asked.on('error', () => {})
  await new Promise((sent) => asked.write(body.subarray(0, body.length / 2), sent))
  // The server must have read it before the connection closes.
  await wait(50)
  asked.destroy()
}

async function forward(
  target: string,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  what?: 'loses the answer' | 'cuts the answer',
): Promise<void> {
  const { method, url = '/', headers } = request
  // Unchanged, `Host` included: it may be signed.
  const asked = ask(new URL(url, target), { method, headers }).end(body)
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  const bytes = await buffer(answer)
  if (what === 'loses the answer') return void request.socket.destroy()
  const { 'transfer-encoding': _, ...received } = answer.headers
  if (bytes.length === 0) return void response.writeHead(answer.statusCode ?? 502, received).end()
  const length = what === 'cuts the answer' ? bytes.length + 100 : bytes.length
  response.writeHead(answer.statusCode ?? 502, { ...received, 'content-length': length })
  if (what !== 'cuts the answer') return void response.end(bytes)
  response.write(bytes.subarray(0, bytes.length / 2), () => request.socket.destroy())
}
