import { swapName } from './names'

/**
 * Write a whole file under a temporary name. Leaves nothing behind if it cannot be written.
 * @throws what the handle throws
 */
export async function writeTemporary(
  folder: FileSystemDirectoryHandle,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<FileSystemFileHandle> {
  // A killed browser may have left one; Chromium would add a second.
  await removeQuietly(folder, swapName(name))
  const file = await folder.getFileHandle(name, { create: true })
  try {
    await fill(file, bytes)
  } catch (cause) {
    await removeQuietly(folder, name)
    throw cause
  }
  return file
}

/** Errors after which the other way of writing would fail too. */
const FINAL = ['TypeError', 'NotFoundError', 'AbortError']

/**
 * Move a temporary file to its final name, replacing any file there. If the browser cannot move it, write the bytes
 * again: that replaces an existing file in one step too, but a new file is empty until it is complete. Always removes
 * the temporary file.
 * @throws what the handle throws
 */
export async function putInPlace(
  folder: FileSystemDirectoryHandle,
  temporary: FileSystemFileHandle,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  try {
    if (temporary.move) return await temporary.move(folder, name)
  } catch (cause) {
    if (cause instanceof Error && FINAL.includes(cause.name)) {
      await removeQuietly(folder, temporary.name)
      throw cause
    }
  }
  await removeQuietly(folder, temporary.name)
  await removeQuietly(folder, swapName(name))
  await fill(await folder.getFileHandle(name, { create: true }), bytes)
}

async function fill(file: FileSystemFileHandle, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const stream = await file.createWritable()
  try {
    await stream.write(bytes)
    await stream.close()
  } catch (cause) {
    // Rejects if the stream has already failed; the browser discards what was written.
    await stream.abort().catch(() => {})
    throw cause
  }
}

/** Ignores errors: a file that cannot be removed now is swept later. */
export const removeQuietly = (folder: FileSystemDirectoryHandle, name: string): Promise<void> =>
  folder.removeEntry(name).catch(() => {})
