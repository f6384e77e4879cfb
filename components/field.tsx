import { useWords } from './words'

interface Props {
  /** Unique on the page: makes the ids that tie label, notes and input together. */
  name: string
  label: string
  value: string
  onInput: (text: string) => void
  /** The page did not say, so nothing is filled in. */
  missing?: boolean
  /** The chosen format leaves this field out; another may write it. */
  unwritten?: boolean
  hint?: string
  error?: string
  /** `wrapped` is one line of text that may wrap; `lines` takes line breaks. */
  kind?: 'line' | 'wrapped' | 'lines'
  lang?: string
  dir?: 'auto' | 'ltr'
  inputMode?: 'url'
  placeholder?: string
}

/** A labelled text field whose state is said in words beside the label, never by colour alone. */
export function Field({ name, label, value, onInput, missing, unwritten, hint, error, kind = 'line', ...rest }: Props) {
  const t = useWords()
  const id = `field-${name}`
  const described = [(missing || unwritten) && `${id}-note`, error && `${id}-error`, hint && `${id}-hint`].filter(
    Boolean,
  )
  const input = {
    id,
    value,
    spellcheck: false,
    'aria-describedby': described.join(' ') || undefined,
    'aria-invalid': error ? true : undefined,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
    dir: rest.dir ?? 'auto',
    lang: rest.lang,
    placeholder: rest.placeholder,
  }
  return (
    <div class={`field field-${name}${missing ? ' is-missing' : ''}${unwritten ? ' is-unwritten' : ''}`}>
      <div class="field-head">
        <label for={id}>{label}</label>
        {(missing || unwritten) && (
          <span class="field-note" id={`${id}-note`}>
            {missing && <span class="missing">{t('missing')}</span>}
            {unwritten && <span class="unwritten">{t('unwritten')}</span>}
          </span>
        )}
      </div>
      {kind === 'line' ? (
        <input type="text" autocomplete="off" inputMode={rest.inputMode} {...input} />
      ) : (
        <textarea rows={kind === 'wrapped' ? 1 : 2} data-single-line={kind === 'wrapped'} {...input} />
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
