import type { Clip, ClipFiles } from '../article'
import type { Preset } from '../presets/preset'
import type { Settings } from '../settings'
import { checkTemplate, pathOf, withSuffix } from './path'

/**
 * A clip → its files, the post first. `taken` says that a path is another clip's; the next free suffix is
 * taken then. `since` is when the article was first clipped (ms, UTC): an undated one stays filed under that day.
 * A path template that cannot be used falls back to the preset's own.
 */
export function render(
  clip: Clip,
  preset: Preset,
  settings: Settings,
  taken: (path: string) => boolean = () => false,
  since = clip.clippedAt,
): ClipFiles {
  const template = settings.path.trim() === '' || checkTemplate(settings.path) ? preset.path : settings.path
  const first = pathOf(template, { ...clip, clippedAt: since })
  let path = first
  for (let n = 2; taken(path); n++) path = withSuffix(first, n)
  const { clippedAt, timeZone } = clip
  const content = preset.render(clip.article, { tags: settings.tags, clippedAt, timeZone })
  return [{ path, type: 'text/markdown', content }]
}
