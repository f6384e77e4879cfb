import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../scripts/servers/verify-signature'

/** The examples that Amazon publishes: "Examples: Signature Calculations", Amazon S3 API Reference. */
const key = 'AKIAIOSFODNN7EXAMPLE'
const expected = {
  region: 'us-east-1',
  keys: { [key]: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
  now: Date.UTC(2013, 4, 24),
}

function request(
  method: string,
  target: string,
  body: string,
  more: Record<string, string>,
  signed: string,
  signature: string,
) {
  return {
    ...{ method, target, body: new TextEncoder().encode(body) },
    headers: {
      host: 'examplebucket.s3.amazonaws.com',
      'x-amz-content-sha256': createHash('sha256').update(body).digest('hex'),
      'x-amz-date': '20130524T000000Z',
      ...more,
      authorization: `AWS4-HMAC-SHA256 Credential=${key}/20130524/us-east-1/s3/aws4_request,SignedHeaders=${signed},Signature=${signature}`,
    },
  }
}

const get = request(
  ...(['GET', '/test.txt', '', { range: 'bytes=0-9' }, 'host;range;x-amz-content-sha256;x-amz-date'] as const),
  'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
)
const put = request(
  ...(['PUT', '/test%24file.text', 'Welcome to Amazon S3.'] as const),
  { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
  'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
  '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
)
const list = request(
  ...(['GET', '/?max-keys=2&prefix=J', '', {}, 'host;x-amz-content-sha256;x-amz-date'] as const),
  '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
)

describe('the test server’s signature check', () => {
  it.each([
    ['GET', get],
    ['PUT', put],
    ['list', list],
  ])('agrees with Amazon’s example of %s', (_, example) => {
    expect(refusal(example, expected)).toBeUndefined()
  })

  it.each([
    ['another path', { ...get, target: '/test.txt2' }, 'SignatureDoesNotMatch'],
    ['another method', { ...get, method: 'DELETE' }, 'SignatureDoesNotMatch'],
    ['another body', { ...put, body: new TextEncoder().encode('Welcome to Amazon S4.') }, 'XAmzContentSHA256Mismatch'],
    ['another header', { ...get, headers: { ...get.headers, range: 'bytes=0-8' } }, 'SignatureDoesNotMatch'],
    ['an unsigned condition', { ...get, headers: { ...get.headers, 'if-match': 'x' } }, 'AccessDenied'],
    ['no signature', { ...get, headers: { ...get.headers, authorization: '' } }, 'AccessDenied'],
  ])('refuses %s', (_, example, code) => {
    expect(refusal(example, expected)?.code).toBe(code)
  })
})
