import type { OptionField } from '../../utils/destinations/shared/destination'
import { Choice } from '../shared/choice'
import { Field } from '../shared/field'
import { type MessageKey, useWords } from '../shared/words'
import { isReadable } from './destination-change'

interface Props {
  /** The destination's. */
  id: string
  kind: string
  field: OptionField
  value: string
  error?: string
  /** The secret is stored. */
  saved: boolean
  onInput: (text: string) => void
  onBlur: () => void
}

/** One option of a destination, labelled in its kind's words. */
export function DestinationField({ id, kind, field, value, error, saved, onInput, onBlur }: Props) {
  const t = useWords()
  const { name, type, choices = [], placeholder } = field
  const words = (key: string): string => t(key as MessageKey)
  const label = words(`destination_${kind}_${name}`)
  const shared = { name: `${id}-${name}`, hint: words(`destination_${kind}_${name}_hint`) || undefined, value }

  if (type === 'choice') {
    const options = choices.map((choice) => [choice, words(`destination_${kind}_${name}_${choice}`)] as const)
    return <Choice {...shared} label={label} options={options} onChoose={onInput} />
  }
  return (
    <Field
      {...shared}
      label={label}
      dir="ltr"
      kind={type === 'secret' ? 'secret' : 'line'}
      inputMode={type === 'url' ? 'url' : undefined}
      placeholder={saved ? t('destinations_secret_saved') : placeholder}
      note={type === 'url' && isReadable(value) ? t('destinations_plain') : undefined}
      error={error}
      onInput={onInput}
      onBlur={onBlur}
    />
  )
}
