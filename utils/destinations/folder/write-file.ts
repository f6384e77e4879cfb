import { swapName } from './names'

/**
 * Write a whole file under a temporary name of ours. When it cannot be written, nothing of it stays.
 * @throws what the handle throws
 */
export async function writeTemporary(
  folder: FileSystemDirectoryHandle,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<FileSystemFileHandle> {
  // A browser killed in the middle left it; Chromium would put another one beside it.
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

/** After these, writing in another way would fail too. */
const FINAL = ['TypeError', 'NotFoundError', 'AbortError']

/**
 * Give a temporary file its name, over what lies there. Where the browser cannot, the bytes are written anew: over a file
 * that does in one step too, but a new one is empty until then. The temporary file is gone in every case.
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
    // Rejects when the stream has failed already; the browser drops what was written.
    await stream.abort().catch(() => {})
    throw cause
  }
}

/** What is not there, or cannot be removed now, is swept later. */
export const removeQuietly = (folder: FileSystemDirectoryHandle, name: string): Promise<void> =>
  folder.removeEntry(name).catch(() => {})
