import { AwsV4Signer } from 'aws4fetch'
import { Problem } from '../../problem'
import { sameBytes } from '../../render/content'
import { sha256 } from '../../render/sha256'
import type { FileStore } from '../shared/deliver-files'
import { type Answer, exchange } from '../shared/http'
import type { Stored, Write } from '../shared/stored'
import type { World } from '../shared/world'
import { bucketUrl, encodeKey, keyOf } from './address'
import { errorCode, s3Problem } from './errors'
import type { Options } from './options'

const EMPTY = new Uint8Array()

interface Request {
  method: 'GET' | 'PUT' | 'DELETE'
  path: string
  headers?: Record<string, string>
  body?: Uint8Array<ArrayBuffer>
}

/**
 * The objects under a prefix of a bucket. A write replaces only the version we read (conditional writes). If the store
 * does not support conditions, we read the object again right before writing it instead.
 * @param room bytes that an object to be read may have
 * @param supports features of the store, updated when it reports that it lacks one
 */
export function s3Store(
  options: Options,
  { fetch, now }: Pick<World, 'fetch' | 'now'>,
  room: number,
  supports = { conditions: true },
): FileStore {
  async function read(path: string): Promise<Stored | undefined> {
    const { answer, problem } = await ask({ method: 'GET', path })
    if (!problem) return { bytes: answer.bytes, version: strong(answer.headers.get('ETag')) }
    if (answer.status === 404 && errorCode(answer) === 'NoSuchKey') return undefined
    throw problem
  }

  async function write({ path, type, bytes, old }: Write): Promise<void> {
    const put: Request = { method: 'PUT', path, headers: { 'Content-Type': type }, body: bytes }
    if (supports.conditions && (await writeIf(put, old))) return
    const there = await read(path)
    const same = there && old ? sameBytes(there.bytes, old.bytes) : there === old
    if (!same) throw new Problem('conflict', path)
    const { problem } = await ask(put)
    if (problem) throw problem
  }

  /** @returns false if the store does not support conditions: nothing was written */
  async function writeIf(put: Request, old: Stored | undefined): Promise<boolean> {
    let refused: Problem | undefined
    for (const condition of conditionsFor(old)) {
      const { answer, problem } = await ask({ ...put, headers: { ...put.headers, ...condition } })
      if (!problem) return true
      const code = errorCode(answer)
      supports.conditions = answer.status !== 501 && code !== 'NotImplemented'
      if (!supports.conditions) return false
      // The object to replace is gone.
      refused = code === 'NoSuchKey' ? new Problem('conflict', problem.detail) : problem
      if (answer.status !== 412) break
    }
    throw refused
  }

  async function remove(path: string): Promise<void> {
    const { problem } = await ask({ method: 'DELETE', path })
    if (problem) throw problem
  }

  /** @returns the answer, and its problem unless it is 2xx */
  async function ask({ method, path, headers, body }: Request): Promise<{ answer: Answer; problem?: Problem }> {
    const bucket = bucketUrl(options)
    if (!bucket) throw new Problem('place_missing', 'no address')
    const signed = await new AwsV4Signer({
      method,
      url: bucket.href + encodeKey(keyOf(options, path)),
      headers: { ...headers, 'X-Amz-Content-Sha256': await sha256(body ?? EMPTY) },
      accessKeyId: options.accessKey.trim(),
      secretAccessKey: options.secretKey.trim(),
      service: 's3',
      region: options.region.trim() || 'us-east-1',
      datetime: new Date(now()).toISOString().replace(/[:-]|\.\d{3}/g, ''),
      allHeaders: true,
    }).sign()
    // A signature is valid for one address only, so redirects cannot be followed.
    const init: RequestInit = { method, headers: signed.headers, body, redirect: 'manual' }
    const answer = await exchange(fetch, signed.url.href, init, () => true, method === 'GET' ? room : undefined)
    if (answer.status >= 200 && answer.status < 300) return { answer }
    return { answer, problem: s3Problem(answer, method, signed.url.href) }
  }

  return { read, write, remove }
}

/**
 * Replace only the version that was read, or write only if there is no object. Ceph (seen in 16.2) takes the quotes
 * around an ETag as part of it, so it only matches without them.
 */
const conditionsFor = (old: Stored | undefined): Record<string, string>[] =>
  old ? [{ 'If-Match': old.version }, { 'If-Match': old.version.replaceAll('"', '') }] : [{ 'If-None-Match': '*' }]

/** A proxy that compresses makes the ETag weak, and a weak one matches nothing (RFC 9110, 13.1.1). */
const strong = (etag: string | null): string => (etag ?? '').replace(/^W\//, '')
