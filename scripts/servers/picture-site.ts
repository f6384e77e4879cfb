import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Answer = (response: ServerResponse, request: IncomingMessage) => void

export interface PictureSite {
  origin: string
  url(path: string): string
  /** The requests so far, with headers. */
  asked: { path: string; headers: IncomingMessage['headers'] }[]
  close(): Promise<void>
}

/** A site on a free port with these answers; any other path is not found. By default on 127.0.0.1. */
export async function pictureSite(answers: Record<string, Answer>, host = '127.0.0.1'): Promise<PictureSite> {
  const asked: PictureSite['asked'] = []
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    asked.push({ path, headers: request.headers })
    const answer = answers[path]
    if (answer) answer(response, request)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://${host}:${(server.address() as AddressInfo).port}`
  return {
    origin,
    url: (path) => origin + path,
    asked,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** Sends these bytes under this type, right or wrong. */
export const sends =
  (bytes: Uint8Array | string, type = 'image/jpeg', headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(200, { 'Content-Type': type, ...headers }).end(bytes)

export const OPEN = { 'Access-Control-Allow-Origin': '*' }

/** Sends the picture only for this Referer, as sites do that guard against use elsewhere. */
export const guarded =
  (bytes: Uint8Array, referer: string): Answer =>
  (response, { headers }) =>
    headers.referer === referer ? sends(bytes)(response, {} as IncomingMessage) : response.writeHead(403).end()

/** Starts and never ends. */
export const stalls: Answer = (response) => {
  response.writeHead(200, { 'Content-Type': 'image/jpeg' })
  response.write(Uint8Array.of(0xff, 0xd8, 0xff))
}

/** Sends byte by byte, with this pause (ms) in between. */
export const trickles =
  (bytes: Uint8Array, pause: number): Answer =>
  (response) => {
    response.writeHead(200, { 'Content-Type': 'image/jpeg' })
    const next = (at: number) => {
      if (at === bytes.length) response.end()
      else response.write(bytes.subarray(at, at + 1), () => setTimeout(next, pause, at + 1))
    }
    next(0)
  }

/** Announces more than it sends, and hangs up. */
export const cuts =
  (bytes: Uint8Array, announced?: number): Answer =>
  (response) => {
    response.writeHead(200, {
      'Content-Type': 'image/jpeg',
      ...(announced === undefined ? {} : { 'Content-Length': String(announced) }),
    })
    response.write(bytes)
    setTimeout(() => response.destroy(), 50)
  }

/** Sends endlessly, with a length or without. */
export const floods =
  (begin: Uint8Array, announced?: number): Answer =>
  (response) => {
    response.writeHead(200, announced === undefined ? {} : { 'Content-Length': String(announced) })
    response.write(begin)
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(1_000_000)));
      if (!response.destroyed) response.once('drain', more)
    }
    more()
  }
