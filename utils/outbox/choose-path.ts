import type { Clip, ClipFiles } from '../article'
import { pathKey } from '../render/path-key'
import type { ClipRecord } from './job'

/** Renders the clip, including its history, to a path for which `taken` is false. */
export type Render = (taken: (path: string) => boolean, clip: Clip) => ClipFiles

/** What `choosePath` looks up. */
export interface Owners {
  clip(key: string): Promise<Pick<ClipRecord, 'path' | 'template'> | undefined>
  owner(pathKey: string): Promise<Pick<ClipRecord, 'key'> | undefined>
}

/**
 * The clip's files, with the post at a path that no other clip owns. An article clipped before keeps its path while the
 * template stays the same, even if its headline changed: one article, one post.
 */
export async function choosePath(
  key: string,
  clip: Clip,
  render: Render,
  template: string,
  owners: Owners,
): Promise<ClipFiles> {
  const own = await owners.clip(key)
  if (own?.template === template) {
    const [post, ...others] = render(() => false, clip)
    return [{ ...post, path: own.path }, ...others]
  }
  const taken = new Set<string>()
  for (;;) {
    const files = render((path) => taken.has(pathKey(path)), clip)
    const destination = pathKey(files[0].path)
    if (taken.has(destination)) throw new Error(`no free path for ${key}`)
    const owner = await owners.owner(destination)
    if (!owner || owner.key === key) return files
    taken.add(destination)
  }
}
