import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { Problem } from '../../utils/problem'

/** An open file: its size and modification time are those of the bytes that are read. */
export interface RegularFile {
  size: number
  /** Changes when the file is written or replaced. */
  version: string
  /** Fills the buffer from where the last call ended. @returns how many bytes there were */
  read(buffer: Uint8Array): number
}

/**
 * Opens a regular file for `work` and closes it. Never blocks: pipes, sockets and devices are refused.
 * @throws the system's error, or that it is not a regular file
 */
export function withRegularFile<Result>(path: string, work: (file: RegularFile) => Result): Result {
  // Without the flag, opening a pipe would wait for a writer. Windows has neither.
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const stats = fstatSync(descriptor, { bigint: true })
    if (stats.isDirectory()) throw new Error('EISDIR: this is a folder')
    if (!stats.isFile()) throw new Error('this is no regular file')
    return work({
      size: Number(stats.size),
      version: `${stats.ino} ${stats.mtimeNs} ${stats.size}`,
      read: (buffer) => readSync(descriptor, buffer),
    })
  } finally {
    closeSync(descriptor)
  }
}

/**
 * The bytes of a regular file.
 * @throws {Problem} `too_large` if there are more than `limit`
 */
export const readRegular = (path: string, limit: number): Buffer =>
  withRegularFile(path, (file) => {
    if (file.size > limit) throw new Problem('too_large', inMegabytes(file.size, limit))
    return readUpTo(file, file.size)
  })

/** The first bytes of an open file, fewer if it is shorter. */
export function readUpTo(file: RegularFile, bytes: number): Buffer {
  const buffer = Buffer.alloc(Math.min(bytes, file.size))
  let length = 0
  while (length < buffer.length) {
    const read = file.read(buffer.subarray(length))
    if (read === 0) break
    length += read
  }
  return buffer.subarray(0, length)
}

const MEGABYTE = 2 ** 20

const inMegabytes = (size: number, limit: number): string =>
  `${Math.ceil(size / MEGABYTE)} MB, where ${Math.floor(limit / MEGABYTE)} MB are the most`
