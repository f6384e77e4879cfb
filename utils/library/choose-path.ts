import type { Clip, ClipFiles } from '../article'
import { pathKey } from '../render/path-key'
import type { ClipRecord } from './job'

/** Renders the clip, which knows its history by now, to a path for which `taken` is false. */
export type Render = (taken: (path: string) => boolean, clip: Clip) => ClipFiles

/** What `choosePath` must be able to look up. */
export interface Owners {
  clip(key: string): Promise<Pick<ClipRecord, 'path' | 'wanted' | 'template'> | undefined>
  owner(pathKey: string): Promise<Pick<ClipRecord, 'key'> | undefined>
}

/**
 * The clip's files with the post at a path no other clip owns, and the path key its template asked for.
 * An article clipped before keeps its path as long as the template is the same, whatever has become of its headline: one
 * article, one post. Where its template is not known, as long as that asks for the same path.
 */
export async function choosePath(
  key: string,
  clip: Clip,
  render: Render,
  owners: Owners,
  template?: string,
): Promise<{ files: ClipFiles; wanted: string }> {
  const taken = new Set<string>()
  const own = await owners.clip(key)
  const next = (): ClipFiles => {
    const files = render((path) => taken.has(pathKey(path)), clip)
    if (taken.has(pathKey(files[0].path))) throw new Error(`no free path for ${key}`)
    return files
  }
  let files = next()
  const wanted = pathKey(files[0].path)
  if (own && (own.template === undefined ? own.wanted === wanted : own.template === template)) {
    const [post, ...others] = files
    return { files: [{ ...post, path: own.path }, ...others], wanted }
  }
  for (;;) {
    const place = pathKey(files[0].path)
    const owner = await owners.owner(place)
    if (!owner || owner.key === key) return { files, wanted }
    taken.add(place)
    files = next()
  }
}
