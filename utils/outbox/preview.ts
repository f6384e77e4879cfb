import type { Clip, ClipFile } from '../article'
import { clipKey } from '../compare/clip-key'
import { choosePath, type Owners, type Render } from './choose-path'
import { type History, targetIn, withHistory } from './saved-before'

/** The post as it would be if this clip were committed now; changes nothing. */
export async function preview(
  { family }: History,
  clip: Clip,
  render: Render,
  template: string,
  owner: Owners['owner'],
): Promise<ClipFile> {
  const target = targetIn(family, clipKey(clip), clip)
  const owners: Owners = { clip: async () => target.record, owner }
  return (await choosePath(target.key, withHistory(clip, target), render, template, owners))[0]
}
