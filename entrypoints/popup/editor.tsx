import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { candidates } from '../../components/clip/candidates'
import { ClipView } from '../../components/clip/clip-view'
import { applyEdits, EDITABLE, type EditableField, fieldText } from '../../components/clip/edits'
import { SavedBefore } from '../../components/clip/saved-before'
import { destinationName } from '../../components/shared/destination-name'
import { useWords } from '../../components/shared/words'
import type { Article, Clip, Scope } from '../../utils/article'
import { askForPictures } from '../../utils/browser/pictures/ask-for-pictures'
import { unattended } from '../../utils/browser/trouble'
import type { Account } from '../../utils/outbox/account'
import type { Job } from '../../utils/outbox/job'
import { presetById, presets } from '../../utils/presets'
import { wantedPictures } from '../../utils/render/pictures'
import { render } from '../../utils/render/render'
import { copy, nameOf, show } from './receipts'
import type { Draft, Session } from './session'
import { useChanges } from './use-changes'
import type { useDelivery } from './use-delivery'
import { usePostPath } from './use-post-path'

interface Props {
  session: Session
  account?: Account
  draft: Draft
  result: { article: Article; scope: Scope; hasSelection: boolean }
  change: (changed: Partial<Draft>) => void
  read: (scope: Scope) => void
  delivering: ReturnType<typeof useDelivery>
}

/** The form of a page that was read, and what saving it means for what was saved before. */
export function Editor({ session, account, draft, result, change, read, delivering }: Props) {
  const t = useWords()
  const { settings } = session
  const preset = presetById(draft.preset ?? settings.preset)
  const [openedAt] = useState(Date.now)
  const clip = useMemo(() => clipOf(result, draft, openedAt), [result, draft.edits, openedAt])
  const destination = usePostPath(clip, preset, settings, account)
  const saved = destination?.saved
  const file = useMemo(
    () => destination?.file ?? render(clip, preset, settings)[0],
    [destination, clip, preset, settings],
  )
  const changes = useChanges(clip.article, saved?.version)

  const View = changes?.View

  const { delivery } = delivering
  const edit = (changed: Partial<Draft>) => {
    if (delivery.state !== 'idle') delivering.reset()
    change(changed)
  }
  const asBeside = useRef<boolean | undefined>(undefined)
  const save = (beside: boolean) => {
    asBeside.current = beside
    const made = clipOf(result, draft, Date.now())
    // First of all: after anything else the browser no longer asks the user.
    const asked = askForPictures(wantedPictures(made.article, preset, settings), session.tab.url)
    unattended(delivering.save(made, preset.id, { asked, beside }))
  }

  // A receipt from before tells of another text than the one shown now.
  useEffect(() => {
    const isOld = asBeside.current === undefined && delivery.state === 'kept' && delivery.jobs.every(isDone)
    if (changes && isOld) delivering.reset()
  }, [changes, delivery])

  return (
    <ClipView
      article={clip.article}
      values={ofEach((field) => draft.edits[field] ?? fieldText(result.article, field))}
      candidates={ofEach((field) => candidates(result.article, field))}
      file={file}
      destinations={(destination?.where ?? []).map((one) => ({ name: destinationName(t, one), where: one.where }))}
      presets={presets}
      preset={preset}
      scope={result.scope}
      hasSelection={result.hasSelection}
      delivery={delivery}
      updates={changes !== undefined && saved?.elsewhere === false}
      changes={View && (() => <View {...changes} />)}
      saved={
        saved &&
        ((showChanges) => (
          <SavedBefore
            date={new Date(saved.savedAt).toLocaleDateString(t('ui_language'), { dateStyle: 'long' })}
            address={saved.elsewhere ? saved.url : undefined}
            known={saved.version && (changes ? 'changed' : 'unchanged')}
            comparison={changes?.comparison}
            stays={saved.path !== file.path}
            unread={destination?.where.some(({ kind }) => kind === 'downloads') ?? false}
            onShow={showChanges}
            onKeepBoth={() => save(true)}
          />
        ))
      }
      onEdit={(field, text) => edit({ edits: { ...draft.edits, [field]: text } })}
      onPreset={(id) => edit({ preset: id })}
      onScope={(scope) => {
        edit({})
        read(scope)
      }}
      onClip={() => save(false)}
      nameOf={(id) => nameOf(t, settings, id)}
      onRetry={() => (delivery.state === 'kept' ? unattended(delivering.retry()) : save(asBeside.current ?? false))}
      onRetryPictures={(missing) => unattended(delivering.retryPictures(missing))}
      onShow={show}
      onCopy={copy}
    />
  )
}

const isDone = ({ state }: Job): boolean => state === 'done'

const ofEach = <T,>(give: (field: EditableField) => T): Record<EditableField, T> =>
  Object.fromEntries(EDITABLE.map((field) => [field, give(field)])) as Record<EditableField, T>

const clipOf = (result: Props['result'], { edits }: Draft, clippedAt: number): Clip => ({
  article: applyEdits(result.article, edits),
  scope: result.scope,
  clippedAt,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
})
