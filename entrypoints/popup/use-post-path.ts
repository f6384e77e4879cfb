import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Clip, ClipFile } from '../../utils/article'
import { send } from '../../utils/browser/messages/messages'
import { ANY_PATH, type WhereItGoes } from '../../utils/browser/messages/protocol'
import { unattended } from '../../utils/browser/trouble'
import type { Account } from '../../utils/outbox/account'
import { preview } from '../../utils/outbox/preview'
import { type History, questionOf, type SavedBefore, savedBefore } from '../../utils/outbox/saved-before'
import type { Preset } from '../../utils/render/preset'
import { render, templateOf } from '../../utils/render/render'
import type { Settings } from '../../utils/settings'

interface PostPath {
  /** The post as it would be written. */
  file: ClipFile
  /** At every active destination. */
  where: WhereItGoes[]
  /** What was kept of this article before. */
  saved?: SavedBefore
}

/** Where the clip would go and what was saved of it before; undefined until the archive's index has been asked. */
export function usePostPath(clip: Clip, preset: Preset, settings: Settings, account?: Account): PostPath | undefined {
  const [postPath, setPostPath] = useState<PostPath>()
  const ask = useAsked(clip, account)
  useEffect(() => {
    let over = false
    const look = async () => {
      // Without the index the path is still right for every article that shares its name with no other.
      const history = await ask.history().catch((): History => ({ family: [] }))
      const rendered = (taken: (path: string) => boolean, complete: Clip) => render(complete, preset, settings, taken)
      const file = await preview(history, clip, rendered, templateOf(preset, settings), ask.owner)
      const destinations = await ask.destinations().catch(() => [])
      const where = destinations.map((one) => ({ ...one, where: one.where.replace(ANY_PATH, () => file.path) }))
      if (!over) setPostPath({ file, where, saved: savedBefore(history, clip) })
    }
    unattended(look())
    return () => {
      over = true
    }
  }, [clip, preset, settings])
  return postPath
}

/** What the background knows, asked once for each article and path, and again after a commit: not at every key. */
function useAsked({ article: { url, text }, scope, ...clip }: Clip, account: Account | undefined) {
  const question = useMemo(
    () => questionOf({ ...clip, scope, article: { url, text } as Clip['article'] }),
    [url, text, scope],
  )
  const commits = account?.jobs.filter(({ clip }) => clip.startsWith(question.key)).map(({ id }) => id)
  const known = useRef<{ of: string; history?: Promise<History>; owners: Map<string, Promise<string | null>> }>(
    undefined,
  )
  const destinations = useRef<Promise<WhereItGoes[]>>(undefined)
  const of = `${question.key} ${commits}`
  const fresh = () => {
    if (known.current?.of !== of) known.current = { of, owners: new Map() }
    return known.current
  }
  return {
    destinations(): Promise<WhereItGoes[]> {
      destinations.current ??= send('where', null)
      return destinations.current
    },
    history(): Promise<History> {
      const { key, marks } = question
      const all = fresh()
      all.history ??= send('history', { key, marks: [...marks] })
      return all.history
    },
    async owner(pathKey: string) {
      const { owners } = fresh()
      const asked = owners.get(pathKey) ?? send('owner', { pathKey }).catch(() => null)
      owners.set(pathKey, asked)
      const key = await asked
      return key === null ? undefined : { key }
    },
  }
}
