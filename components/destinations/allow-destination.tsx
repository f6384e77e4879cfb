import { useState } from 'preact/hooks'
import { useWords } from '../shared/words'

interface Props {
  /** Its name. */
  destination: string
  /** The browser can grant it permanently. */
  lasting: boolean
  state: 'granted' | 'prompt' | 'missing'
  /** Must prompt first thing; resolves to whether it was allowed. */
  onAllow: () => Promise<boolean>
}

/** A button that lets Pressclip write to a destination again, or permanently. */
export function AllowDestination({ destination, lasting, state, onAllow }: Props) {
  const t = useWords()
  const [answer, setAnswer] = useState<'granted' | 'refused'>()
  const allow = () => {
    setAnswer(undefined)
    onAllow().then(
      (allowed) => setAnswer(allowed ? 'granted' : 'refused'),
      () => setAnswer('refused'),
    )
  }
  const granted = state === 'granted' || answer === 'granted'
  return (
    <section class="allow-destination" aria-labelledby="allow-heading">
      <h2 id="allow-heading">{t('folder_allow_title', destination)}</h2>
      {state === 'missing' && <p>{t('folder_missing')}</p>}
      {state === 'prompt' && !granted && (
        <>
          {lasting && <p>{t('folder_allow_help')}</p>}
          <button type="button" class="primary" onClick={allow}>
            {t('folder_allow')}
          </button>
        </>
      )}
      <p role="status" class={granted ? 'good' : 'field-error'}>
        {granted && t('folder_allowed')}
        {answer === 'refused' && t('folder_not_allowed')}
      </p>
      <p>
        <a href="/options.html">{t('folder_all_options')}</a>
      </p>
    </section>
  )
}
