import { randomFillSync } from 'node:crypto'
import { png } from '../render/picture-bytes'

/** Bytes of each of three pictures: 72 MB of addresses, more than a message carries and more than one part each. */
const SIZE = 18_000_000

export const LARGE_PICTURES = [1, 2, 3].map((n) => {
  const bytes = randomFillSync(new Uint8Array(SIZE))
  bytes.set(png(640, 480, String(n)))
  return bytes
})

/** A picture, written out in the page. */
export const writtenOut = (bytes: Uint8Array, n: number): string =>
  `<figure><img src="data:image/png;base64,${Buffer.from(bytes).toString('base64')}" alt="Chart ${n}"></figure>`
