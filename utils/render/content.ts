import type { ClipFile } from '../article'

const encoder = new TextEncoder()

/** The bytes of a file's content. */
export const contentBytes = ({ content }: Pick<ClipFile, 'content'>): Uint8Array<ArrayBuffer> =>
  typeof content === 'string' ? encoder.encode(content) : content

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i])
