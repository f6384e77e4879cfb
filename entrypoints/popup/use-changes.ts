import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Article } from '../../utils/article'
import { unattended } from '../../utils/browser/trouble'
import { isUnchanged } from '../../utils/compare/changes'
import type { Version } from '../../utils/outbox/job'

const load = () => import('../../components/clip/changes-view')
type Module = Awaited<ReturnType<typeof load>>

interface Changes {
  before: Article
  after: Article
  /** How they differ, and the view of it: loaded only now, since most articles are clipped once. */
  comparison?: ReturnType<Module['compare']>
  View?: Module['ChangesView']
}

/** What has changed since this version was kept; undefined if nothing has. */
export function useChanges(after: Article, version: Version | undefined): Changes | undefined {
  const before = version?.clip.article
  const isChanged = useMemo(() => before !== undefined && !isUnchanged(before, after), [before, after])
  const [module, setModule] = useState<Module>()
  useEffect(() => {
    if (isChanged) unattended(load().then(setModule))
  }, [isChanged])
  return useMemo(() => {
    if (!before || !isChanged) return undefined
    return { before, after, comparison: module?.compare(before, after), View: module?.ChangesView }
  }, [before, after, isChanged, module])
}
