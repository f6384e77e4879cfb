import { useState } from 'preact/hooks'
import { useWords } from '../shared/words'

interface Props {
  /** The picked folder's name; empty if there is none. */
  folder: string
  /** Must open the browser's dialog first thing; resolves to whether a folder was picked. */
  onPick: () => Promise<boolean>
}

/** Picks a destination's folder, with the browser's own dialog. */
export function FolderPicker({ folder, onPick }: Props) {
  const t = useWords()
  const [failed, fail] = useState('')
  const pick = () => {
    fail('')
    onPick().then(
      (picked) => fail(picked ? '' : t('folder_none')),
      (cause) => fail(t('folder_failed', cause instanceof Error ? cause.message : String(cause))),
    )
  }
  return (
    <div class="field folder-picker">
      {folder && <p>{t('folder_picked', folder)}</p>}
      <div class="actions">
        <button type="button" aria-describedby="folder-hint" onClick={pick}>
          {t(folder ? 'folder_pick_other' : 'folder_pick')}
        </button>
        <p class="field-error" role="alert">
          {failed}
        </p>
      </div>
      <p class="field-hint" id="folder-hint">
        {t('folder_hint')}
      </p>
    </div>
  )
}
