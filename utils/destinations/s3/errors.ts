import { Problem, type ProblemCode } from '../../problem'
import { type Answer, plainUrl, statusProblem } from '../shared/http'

/**
 * S3 error codes that say more than the status. Sources: Amazon S3 API Reference, "Error responses"; the quota codes
 * are from Ceph and MinIO.
 */
const CODES: Readonly<Record<string, ProblemCode>> = {
  SignatureDoesNotMatch: 'sign_in_refused',
  InvalidAccessKeyId: 'sign_in_refused',
  RequestTimeTooSkewed: 'clock_wrong',
  NoSuchBucket: 'place_missing',
  InvalidBucketName: 'place_missing',
  AccessDenied: 'write_refused',
  SlowDown: 'server_busy',
  PermanentRedirect: 'redirected',
  TemporaryRedirect: 'redirected',
  EntityTooLarge: 'too_big',
  KeyTooLongError: 'name_refused',
  QuotaExceeded: 'place_full',
  XMinioAdminBucketQuotaExceeded: 'place_full',
  // The bytes were damaged or cut off on the way.
  XAmzContentSHA256Mismatch: 'server_failed',
  IncompleteBody: 'server_failed',
  RequestTimeout: 'server_failed',
}

/** The code in an S3 error's XML, or undefined. */
export const errorCode = (answer: Pick<Answer, 'bytes'>): string | undefined =>
  element(answer, 'Code', /^[A-Za-z0-9]{1,64}$/)

/**
 * The problem behind an S3 error. Its detail contains the code and, if given, the region or address the server expects;
 * nothing else from the body, which may repeat the signed request.
 */
export function s3Problem(answer: Answer, method: string, url: string): Problem {
  const { status, headers } = answer
  const code = errorCode(answer)
  const { code: byStatus, detail, retryAfter } = statusProblem(answer, `${method} ${plainUrl(url)}`)
  const moved = status === 0 || (status >= 300 && status < 400 && status !== 304)
  const problem = (code !== undefined && CODES[code]) || (moved ? 'redirected' : byStatus)
  const region = validName(headers.get('x-amz-bucket-region')) ?? element(answer, 'Region', NAME)
  const address = moved ? (origin(headers.get('Location')) ?? element(answer, 'Endpoint', NAME)) : undefined
  const words = [
    code,
    region && `the server wants region ${region}`,
    address && `at ${address}`,
    method === 'GET' && problem === 'write_refused' && 'reading needs the permissions s3:GetObject and s3:ListBucket',
  ].filter(Boolean)
  return new Problem(problem, [detail, words.join(', ')].filter(Boolean).join(' '), { retryAfter })
}

const NAME = /^[\w.:-]{1,255}$/

const validName = (text: string | null): string | undefined => (text && NAME.test(text) ? text : undefined)

const origin = (location: string | null): string | undefined =>
  location && URL.canParse(location) ? new URL(location).origin : undefined

/** The text of an XML element, if it matches `expected`. */
function element({ bytes }: Pick<Answer, 'bytes'>, name: string, expected: RegExp): string | undefined {
  const text = new TextDecoder().decode(bytes.subarray(0, 10_000))
  const value = new RegExp(`<${name}>([^<]{1,300})</${name}>`).exec(text)?.[1]?.trim()
  return value !== undefined && expected.test(value) ? value : undefined
}
