import type { Clip, ClipFile } from '../../article'
import { preview } from '../../outbox/preview'
import { type History, type SavedBefore, savedBefore } from '../../outbox/saved-before'
import type { Preset } from '../../render/preset'
import { render, templateOf } from '../../render/render'
import type { Settings } from '../../settings'
import { ANY_PATH, type WhereItGoes } from '../messages/protocol'
import type { ArchiveAnswers } from './archive-questions'

/** Where a clip would go. */
export interface PostPath {
  /** The post as it would be written. */
  file: ClipFile
  /** At every active destination. */
  where: WhereItGoes[]
  /** What was kept of this article before. */
  saved?: SavedBefore
}

/** Where the clip would go, and what was saved of it before. */
export async function postPath(
  clip: Clip,
  preset: Preset,
  settings: Settings,
  answers: ArchiveAnswers,
): Promise<PostPath> {
  // Without the index the path is still right, unless two articles share a name.
  const history = await answers.history().catch((): History => ({ family: [] }))
  const rendered = (taken: (path: string) => boolean, complete: Clip) => render(complete, preset, settings, taken)
  const file = await preview(history, clip, rendered, templateOf(preset, settings), answers.owner)
  const destinations = await answers.destinations().catch(() => [])
  const where = destinations.map((one) => ({ ...one, where: one.where.replace(ANY_PATH, () => file.path) }))
  return { file, where, saved: savedBefore(history, clip) }
}
