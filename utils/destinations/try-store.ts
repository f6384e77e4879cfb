import { Problem } from '../problem'
import { sameBytes } from '../render/content'
import type { FileStore } from './deliver-files'

const TEXT = 'Pressclip has tried whether it can write here. You may delete this file.\n'

/**
 * Write a small file, read it back and delete it.
 * @throws {Problem} with the reason why clips could not go there
 */
export async function tryStore(store: FileStore, path: string): Promise<void> {
  const bytes = new TextEncoder().encode(TEXT)
  await store.write({ path, type: 'text/plain', bytes, over: await store.read(path) })
  const found = await store.read(path)
  await store.remove(path)
  if (!found || !sameBytes(found.bytes, bytes)) throw new Problem('not_stored', path)
}
