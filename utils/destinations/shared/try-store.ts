import { Problem } from '../../problem'
import { sameBytes } from '../../render/content'
import type { FileStore } from './deliver-files'

const TEXT = 'Pressclip has tried whether it can write here. You may delete this file.\n'

/**
 * Write a small file, read it back and delete it.
 * @param mayStay whether the file may stay where there is no right to delete it
 * @throws {Problem} with the reason why clips could not go there
 */
export async function tryStore(store: FileStore, path: string, mayStay = false): Promise<void> {
  const bytes = new TextEncoder().encode(TEXT)
  await store.write({ path, type: 'text/plain', bytes, over: await store.read(path) })
  const found = await store.read(path)
  try {
    await store.remove(path)
  } catch (cause) {
    if (!(mayStay && cause instanceof Problem && cause.code === 'write_refused')) throw cause
  }
  if (!found || !sameBytes(found.bytes, bytes)) throw new Problem('not_stored', path)
}
