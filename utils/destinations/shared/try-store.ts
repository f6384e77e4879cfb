import { Problem } from '../../problem'
import { sameBytes } from '../../render/content'
import type { FileStore } from './deliver-files'

const TEXT = 'Pressclip has tried whether it can write here. You may delete this file.\n'

/**
 * Write a small file, read it back and delete it.
 * @param mayStay whether the file may stay if we have no permission to delete it
 * @throws {Problem} with the reason if clips could not be delivered there
 */
export async function tryStore(store: FileStore, path: string, mayStay = false): Promise<void> {
  const bytes = new TextEncoder().encode(TEXT)
  await store.write({ path, type: 'text/plain', bytes, old: await store.read(path) })
  const found = await store.read(path)
  try {
    await store.remove(path)
  } catch (cause) {
    if (!(mayStay && cause instanceof Problem && cause.code === 'write_refused')) throw cause
  }
  if (!found || !sameBytes(found.bytes, bytes)) throw new Problem('not_stored', path)
}
