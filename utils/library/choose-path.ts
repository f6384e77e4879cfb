import type { ClipFile } from '../article'
import { pathKey } from '../render/path-key'
import type { ClipRecord } from './job'

/** Renders the clip to a path for which `taken` is false; `since` as in `render/render.ts`. */
export type Render = (taken: (path: string) => boolean, since?: number) => ClipFile[]

/** What `choosePath` must be able to look up. */
export interface Owners {
  clip(key: string): Promise<(Pick<ClipRecord, 'path' | 'wanted'> & Partial<Pick<ClipRecord, 'since'>>) | undefined>
  owner(pathKey: string): Promise<Pick<ClipRecord, 'key'> | undefined>
}

/**
 * The clip's file at a path no other clip owns, and the path key its template asked for.
 * An article clipped before keeps its path as long as its template asks for the same one.
 */
export async function choosePath(
  key: string,
  render: Render,
  owners: Owners,
): Promise<{ file: ClipFile; wanted: string; since?: number }> {
  const taken = new Set<string>()
  const own = await owners.clip(key)
  const next = (): ClipFile => {
    const [file] = render((path) => taken.has(pathKey(path)), own?.since)
    if (!file || taken.has(pathKey(file.path))) throw new Error(`no free path for ${key}`)
    return file
  }
  let file = next()
  const wanted = pathKey(file.path)
  if (own?.wanted === wanted) return { file: { ...file, path: own.path }, wanted, since: own.since }
  for (;;) {
    const place = pathKey(file.path)
    const owner = await owners.owner(place)
    if (!owner || owner.key === key) return { file, wanted, since: own?.since }
    taken.add(place)
    file = next()
  }
}
