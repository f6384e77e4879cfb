import { useMemo, useState } from 'preact/hooks'
import { ClipView } from '../../components/clip/clip-view'
import { EarlierClip } from '../../components/clip/earlier-clip'
import { editedClip, fieldsOf } from '../../components/clip/edited-clip'
import { destinationName } from '../../components/shared/destination-name'
import { useWords } from '../../components/shared/words'
import type { Article, Scope } from '../../utils/article'
import { unattended } from '../../utils/browser/trouble'
import type { Account } from '../../utils/outbox/account'
import { presetById, presets } from '../../utils/presets'
import { copy, nameOf, show } from './receipts'
import type { Draft, Session } from './session'
import { useChanges } from './use-changes'
import type { Delivering } from './use-delivery'
import { usePostPath } from './use-post-path'
import { useSaving } from './use-saving'

interface Props {
  session: Session
  account?: Account
  draft: Draft
  result: { article: Article; scope: Scope; hasSelection: boolean }
  change: (changed: Partial<Draft>) => void
  read: (scope: Scope) => void
  delivering: Delivering
}

/** The form of a page that was read, and what saving means for an earlier clip of it. */
export function Editor({ session, account, draft, result, change, read, delivering }: Props) {
  const t = useWords()
  const { settings } = session
  const { edits } = draft
  const preset = presetById(draft.preset ?? settings.preset)
  const [openedAt] = useState(Date.now)
  const clip = useMemo(() => editedClip(result, edits, openedAt), [result, edits, openedAt])
  const { file, where, saved } = usePostPath(clip, preset, settings, account)
  const changes = useChanges(clip.article, saved?.version)
  const View = changes?.View
  const saving = useSaving(session, preset, delivering, changes !== undefined)
  const clipNow = () => editedClip(result, edits, Date.now())
  const edit = (changed: Partial<Draft>) => {
    saving.reset()
    change(changed)
  }

  return (
    <ClipView
      {...{ ...fieldsOf(result.article, edits), article: clip.article, file, presets, preset }}
      {...{ scope: result.scope, hasSelection: result.hasSelection, delivery: delivering.delivery }}
      destinations={where.map((one) => ({ name: destinationName(t, one), where: one.where }))}
      updates={changes !== undefined && saved?.elsewhere === false}
      changes={View && (() => <View {...changes} />)}
      saved={
        saved &&
        ((onShow) => (
          <EarlierClip
            {...{ saved, changes, file, onShow }}
            kinds={where.map(({ kind }) => kind)}
            onKeepBoth={() => saving.save(clipNow(), true)}
          />
        ))
      }
      onEdit={(field, text) => edit({ edits: { ...edits, [field]: text } })}
      onPreset={(id) => edit({ preset: id })}
      onScope={(scope) => {
        edit({})
        read(scope)
      }}
      onClip={() => saving.save(clipNow(), false)}
      nameOf={(id) => nameOf(t, settings, id)}
      onRetry={() => saving.retry(clipNow)}
      onRetryPictures={(missing) => unattended(delivering.retryPictures(missing))}
      onShow={show}
      onCopy={copy}
    />
  )
}
