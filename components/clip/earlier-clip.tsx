import type { ClipFile } from '../../utils/article'
import type { Comparison } from '../../utils/compare/compare'
import type { SavedBefore as Saved } from '../../utils/outbox/saved-before'
import { useWords } from '../shared/words'
import { SavedBefore } from './saved-before'

interface Props {
  saved: Saved
  /** How the article differs from it; undefined if it does not. */
  changes?: { comparison?: Comparison }
  /** The post as it would be written. */
  file: ClipFile
  /** Kinds of the destinations it goes to. */
  kinds: readonly string[]
  onShow: () => void
  onKeepBoth: () => void
}

/** What was saved of the article before, beside what would be written now. */
export function EarlierClip({ saved, changes, file, kinds, onShow, onKeepBoth }: Props) {
  const t = useWords()
  return (
    <SavedBefore
      date={new Date(saved.savedAt).toLocaleDateString(t('ui_language'), { dateStyle: 'long' })}
      address={saved.elsewhere ? saved.url : undefined}
      known={saved.version && (changes ? 'changed' : 'unchanged')}
      comparison={changes?.comparison}
      stays={saved.path !== file.path}
      unread={kinds.includes('downloads')}
      {...{ onShow, onKeepBoth }}
    />
  )
}
