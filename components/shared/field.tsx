import type { ComponentChildren } from 'preact'
import { useWords } from './words'

interface Props {
  /** Unique on the page; in the ids that tie label, notes and input together. */
  name: string
  label: string
  value: string
  onInput: (text: string) => void
  onBlur?: () => void
  /** The chosen format does not write this field; another may. */
  unwritten?: boolean
  hint?: string
  error?: string
  /** A note about the text, shown below it. */
  note?: string
  /** Where the text comes from, with the id `field-<name>-source`. */
  source?: ComponentChildren
  /** `wrapped` is one line of text that may wrap; `lines` takes line breaks; a `secret` is not shown. */
  kind?: 'line' | 'wrapped' | 'lines' | 'secret'
  lang?: string
  dir?: 'auto' | 'ltr'
  inputMode?: 'url'
  placeholder?: string
  children?: ComponentChildren
}

/** A labelled text field whose state is also given in words, never by colour alone. */
export function Field({
  name,
  label,
  value,
  onInput,
  unwritten,
  hint,
  error,
  note,
  source,
  kind = 'line',
  ...rest
}: Props) {
  const t = useWords()
  const id = `field-${name}`
  const described = [
    source && `${id}-source`,
    unwritten && `${id}-mark`,
    note && `${id}-note`,
    error && `${id}-error`,
    hint && `${id}-hint`,
  ].filter(Boolean)
  const input = {
    id,
    value,
    spellcheck: false,
    'aria-describedby': described.join(' ') || undefined,
    'aria-invalid': error ? true : undefined,
    onBlur: rest.onBlur,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
    dir: rest.dir ?? 'auto',
    lang: rest.lang,
    placeholder: rest.placeholder,
  }
  return (
    <div class={`field field-${name}${unwritten ? ' is-unwritten' : ''}`}>
      <div class="field-head">
        <label for={id}>{label}</label>
        {source}
        {unwritten && (
          <span class="field-mark" id={`${id}-mark`}>
            <span class="unwritten">{t('unwritten')}</span>
          </span>
        )}
      </div>
      {kind === 'line' && <input type="text" autocomplete="off" inputMode={rest.inputMode} {...input} />}
      {/* Password managers must not fill in another site's password. */}
      {kind === 'secret' && <input type="password" autocomplete="new-password" {...input} />}
      {(kind === 'wrapped' || kind === 'lines') && (
        <textarea rows={kind === 'wrapped' ? 1 : 2} data-single-line={kind === 'wrapped'} {...input} />
      )}
      {note && (
        <p class="field-note" id={`${id}-note`}>
          {note}
        </p>
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
      {rest.children}
    </div>
  )
}
