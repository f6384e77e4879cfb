import { useWords } from '../shared/words'

interface Props {
  /** `missing`: none was picked in this browser. */
  state: 'prompt' | 'missing'
  /** Where it can be allowed. */
  address: string
}

/** Says that a destination's folder cannot be written to, and what to do. */
export function FolderNote({ state, address }: Props) {
  const t = useWords()
  return (
    <p class="field-error">
      {t(state === 'missing' ? 'folder_missing' : 'folder_lapsed')}{' '}
      {state === 'prompt' && <a href={address}>{t('folder_allow')}</a>}
    </p>
  )
}
