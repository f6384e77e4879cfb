import type { Clip, ClipFile, ClipFiles } from '../article'
import type { Settings } from '../settings'
import { checkTemplate, pathOf, withSuffix } from './path'
import { relativePath } from './pictures'
import type { Preset } from './preset'

/**
 * A clip → its files, the post first. `taken`: whether a path is another clip's; if so, uses the next free suffix. An
 * undated article stays filed under the day it was first clipped. An invalid path template falls back to the preset's
 * own.
 */
export function render(
  clip: Clip,
  preset: Preset,
  settings: Settings,
  taken: (path: string) => boolean = () => false,
): ClipFiles {
  const template = templateOf(preset, settings)
  const first = pathOf(template, { ...clip, clippedAt: clip.since ?? clip.clippedAt })
  let path = first
  for (let n = 2; taken(path); n++) path = withSuffix(first, n)
  return filesAt(path, clip, preset, settings)
}

/** The clip's files, with the post at this path and the kept pictures (by their address in the article). */
export function filesAt(
  path: string,
  { article, clippedAt, since = clippedAt, timeZone, updated }: Clip,
  preset: Preset,
  { tags }: Settings,
  kept: ReadonlyMap<string, ClipFile> = new Map(),
): ClipFiles {
  const pictures = new Map(Array.from(kept, ([url, file]) => [url, relativePath(path, file.path)]))
  const content = preset.render(article, { tags, clippedAt: since, timeZone, updated, pictures })
  const others = new Map(Array.from(kept.values(), (file) => [file.path, file]))
  return [{ path, type: 'text/markdown', content }, ...others.values()]
}

/** The path template in use. An invalid one falls back to the preset's own. */
export const templateOf = ({ path }: Pick<Preset, 'path'>, settings: Pick<Settings, 'path'>): string =>
  settings.path.trim() === '' || checkTemplate(settings.path) ? path : settings.path
