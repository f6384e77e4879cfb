import { useWords } from '../shared/words'

interface Props {
  /** What each key does, and the key actually assigned; empty if none. */
  keys: readonly { does: string; key: string }[]
  /** Opens the browser's shortcut page, if an extension may; else `advice` says where it is. */
  onChange?: () => void
  advice?: string
}

/** The keys as assigned: those in the manifest are only suggestions. */
export function Keys({ keys, onChange, advice }: Props) {
  const t = useWords()
  return (
    <section class="keys" aria-labelledby="keys-heading">
      <h2 id="keys-heading">{t('options_keys')}</h2>
      <dl>
        {keys.map(({ does, key }) => (
          <div key={does}>
            <dt>{does}</dt>
            <dd>{key ? <kbd>{key}</kbd> : <span class="quiet">{t('options_key_none')}</span>}</dd>
          </div>
        ))}
      </dl>
      {onChange && (
        <button type="button" onClick={onChange}>
          {t('options_keys_change')}
        </button>
      )}
      {advice && <p class="field-hint">{advice}</p>}
    </section>
  )
}
