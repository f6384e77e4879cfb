import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { percentDecode, refusal, type S3Error } from './verify-signature'

interface S3Object {
  bytes: Uint8Array<ArrayBuffer>
  type: string
}

interface Asked {
  method: string
  bucket: string
  key: string
}

/** How a store answers a conditional write. `ignored` is the worst: it says yes and overwrites. */
export type Conditions = 'honoured' | 'NotImplemented 501' | 'NotImplemented 400' | 'ignored'

/** What a test wants instead: an error, success without storing anything, or neither. */
export type Fault = (asked: Asked) => S3Error | 'lost' | undefined

export interface S3Options {
  keys: Readonly<Record<string, string>>
  region?: string
  conditions?: Conditions
  /** As Ceph: an ETag to match has no quotes. */
  bareEtags?: boolean
  /** As a store behind a compressing proxy. */
  weakEtags?: boolean
  /** Maximum delay in ms of a request and of an answer each; most take much less. */
  slow?: number
  fault?: Fault
}

interface Reply {
  status: number
  headers?: Record<string, string>
  bytes?: Uint8Array
}

const errorXml = ({ code, more = '' }: S3Error): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>Any words.</Message>${more}</Error>`

const etag = (bytes: Uint8Array) => `"${createHash('md5').update(bytes).digest('hex')}"`

/**
 * An S3 store in memory: `PUT`, `GET` and `DELETE` of objects, path and host style (`bucket.localhost`), conditional
 * writes, errors in S3's XML. Nothing is done without a valid signature. Writes are atomic, as S3's are.
 */
export async function s3Server({ region = 'us-east-1', ...options }: S3Options) {
  const buckets = new Map<string, Map<string, S3Object>>()
  const log: (Asked & { status: number })[] = []

  function address(request: IncomingMessage): Asked {
    const [path = ''] = (request.url ?? '').split('?')
    const host = /^(.+)\.localhost(?::|$)/.exec(request.headers.host ?? '')?.[1]
    const [, first = '', rest = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? []
    const raw = host === undefined ? rest : path.slice(1)
    const key = new TextDecoder('utf-8', { fatal: true }).decode(percentDecode(raw))
    return { method: request.method ?? '', bucket: host ?? first, key }
  }

  function put(
    objects: Map<string, S3Object>,
    key: string,
    request: IncomingMessage,
    bytes: Uint8Array<ArrayBuffer>,
  ): S3Error | undefined {
    const { 'if-match': match, 'if-none-match': noneMatch, 'content-type': type = '' } = request.headers
    const { conditions = 'honoured' } = options
    const asked = match !== undefined || noneMatch !== undefined
    if (asked && conditions.startsWith('Not')) return { status: Number(conditions.slice(-3)), code: 'NotImplemented' }
    if (asked && conditions === 'honoured') {
      const there = objects.get(key)
      if (noneMatch === '*' && there) return { status: 412, code: 'PreconditionFailed' }
      if (match !== undefined && !there) return { status: 404, code: 'NoSuchKey' }
      const expected = there && (options.bareEtags ? etag(there.bytes).slice(1, -1) : etag(there.bytes))
      if (match !== undefined && match !== expected) return { status: 412, code: 'PreconditionFailed' }
    }
    objects.set(key, { bytes, type })
    return undefined
  }

  function act(request: IncomingMessage, asked: Asked, body: Uint8Array<ArrayBuffer>): Reply | S3Error {
    const { method = '', url: target = '', headers } = request
    const refused = refusal({ method, target, headers, body }, { region, keys: options.keys, now: Date.now() })
    if (refused) return refused
    const fault = options.fault?.(asked)
    if (fault) return fault === 'lost' ? { status: 200 } : fault
    const objects = buckets.get(asked.bucket)
    if (!objects) return { status: 404, code: 'NoSuchBucket' }
    const found = objects.get(asked.key)
    switch (method) {
      case 'PUT':
        return put(objects, asked.key, request, body) ?? { status: 200, headers: { ETag: etag(body) } }
      case 'GET':
        if (!found) return { status: 404, code: 'NoSuchKey' }
        return {
          status: 200,
          headers: { ETag: `${options.weakEtags ? 'W/' : ''}${etag(found.bytes)}`, 'Content-Type': found.type },
          bytes: found.bytes,
        }
      case 'DELETE':
        objects.delete(asked.key)
        return { status: 204 }
      default:
        return { status: 405, code: 'MethodNotAllowed' }
    }
  }

  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk)
    if (options.slow) await wait(options.slow * Math.random() ** 4)
    const asked = address(request)
    const reply = act(request, asked, Uint8Array.from(Buffer.concat(chunks)))
    log.push({ ...asked, status: reply.status })
    if (options.slow) await wait(options.slow * Math.random() ** 4)
    if ('code' in reply) response.writeHead(reply.status, { 'Content-Type': 'application/xml', ...reply.headers })
    else response.writeHead(reply.status, reply.headers)
    response.end('code' in reply ? errorXml(reply) : reply.bytes)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const listening = server.address()
  if (listening === null || typeof listening === 'string') throw new Error('no port')

  return {
    endpoint: `http://localhost:${listening.port}`,
    buckets,
    /** All requests, in order. */
    log,
    options,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
