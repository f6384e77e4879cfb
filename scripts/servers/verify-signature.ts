import { createHash, createHmac } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** What S3 answers when it refuses. */
export interface S3Error {
  status: number
  code: string
  /** More elements of the error's XML. */
  more?: string
  headers?: Record<string, string>
}

interface SignedRequest {
  method: string
  /** As received: the path, percent-encoded, and the query. */
  target: string
  headers: IncomingHttpHeaders
  body: Uint8Array
}

interface Expected {
  region: string
  /** Secrets by access key. */
  keys: Readonly<Record<string, string>>
  /** Milliseconds since the epoch, UTC. */
  now: number
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Uint8Array, data: string) => createHmac('sha256', key).update(data).digest()

/** "UriEncode" of the specification, byte by byte. */
function uriEncode(bytes: Uint8Array, keep: string): string {
  const plain = `ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~${keep}`
  return Array.from(bytes, (byte) => {
    const sign = String.fromCharCode(byte)
    return plain.includes(sign) ? sign : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }).join('')
}

/** The bytes of a percent-encoded text. */
export function percentDecode(text: string): Uint8Array {
  const bytes: number[] = []
  for (let i = 0; i < text.length; i++) {
    const hex = /^%([0-9A-Fa-f]{2})/.exec(text.slice(i, i + 3))?.[1]
    bytes.push(hex ? Number.parseInt(hex, 16) : text.charCodeAt(i))
    if (hex) i += 2
  }
  return Uint8Array.from(bytes)
}

/**
 * Whether the request was signed by the holder of a key, as Amazon judges it. Written from the specification alone
 * ("Signature Calculations for the Authorization Header: Transferring Payload in a Single Chunk", AWS Signature Version
 * 4, Amazon S3 API Reference); shares nothing with the signing code.
 * @returns why not; undefined if it was
 */
export function refusal(request: SignedRequest, { region, keys, now }: Expected): S3Error | undefined {
  const { method, target, headers, body } = request
  if (!headers.authorization) return { status: 403, code: 'AccessDenied' }
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization,
    )
  if (!parts) return { status: 400, code: 'AuthorizationHeaderMalformed' }
  const [, key = '', day = '', signedRegion = '', names = '', signature = ''] = parts
  if (signedRegion !== region) {
    return { status: 400, code: 'AuthorizationHeaderMalformed', more: `<Region>${region}</Region>` }
  }
  const secret = keys[key]
  if (secret === undefined) {
    return { status: 403, code: 'InvalidAccessKeyId', more: `<AWSAccessKeyId>${key}</AWSAccessKeyId>` }
  }
  const stamp = String(headers['x-amz-date'])
  const date = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp)?.slice(1).map(Number)
  if (!date || !stamp.startsWith(day)) return { status: 403, code: 'AccessDenied' }
  const [year = 0, month = 0, ...rest] = date
  if (Math.abs(Date.UTC(year, month - 1, ...rest) - now) > 15 * 60_000) {
    return { status: 403, code: 'RequestTimeTooSkewed' }
  }
  const signed = names.split(';')
  const needed = Object.keys(headers).filter((name) => /^(host|content-type|if-.*|x-amz-.*)$/.test(name))
  if (needed.some((name) => !signed.includes(name))) return { status: 403, code: 'AccessDenied' }
  if (headers['x-amz-content-sha256'] !== sha256(body)) return { status: 400, code: 'XAmzContentSHA256Mismatch' }

  const [path = '', query = ''] = target.split('?')
  const canonical = [
    method,
    uriEncode(percentDecode(path), '/'),
    query
      .split('&')
      .filter(Boolean)
      .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
      .sort()
      .join('&'),
    ...signed.map(
      (name) =>
        `${name}:${String(headers[name] ?? '')
          .trim()
          .replace(/ +/g, ' ')}`,
    ),
    '',
    names,
    headers['x-amz-content-sha256'],
  ].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', stamp, `${day}/${region}/s3/aws4_request`, sha256(canonical)].join('\n')
  const signingKey = [day, region, 's3', 'aws4_request'].reduce<string | Uint8Array>(hmac, `AWS4${secret}`)
  if (hmac(signingKey, toSign).toString('hex') === signature) return undefined
  const more = `<AWSAccessKeyId>${key}</AWSAccessKeyId><StringToSign>${toSign}</StringToSign>`
  return { status: 403, code: 'SignatureDoesNotMatch', more }
}
