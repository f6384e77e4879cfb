import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { DestinationKind } from '../../utils/destinations/shared/destination'
import type { Destination, DestinationChange } from '../../utils/settings'
import { destinationName } from '../shared/destination-name'
import { Field } from '../shared/field'
import { type MessageKey, useWords } from '../shared/words'
import { changeOf, type DestinationActions, fieldError, type Typed, takenApart } from './destination-change'
import { DestinationField } from './destination-field'
import { DestinationTest } from './destination-test'

/** Picks a destination, in place of fields or beside them. */
interface Picker {
  content: ComponentChildren
  /** Something is picked. */
  done: boolean
}

/** For kinds that are picked; `onPick` takes the resulting options. */
export type PickDestination = (
  destination: Destination,
  onPick: (options: Destination['options']) => void,
) => Picker | undefined

interface Props extends DestinationActions {
  destination: Destination
  kind: DestinationKind
  /** Names of the stored secrets. */
  saved: readonly string[]
  picker: PickDestination
  canTest: boolean
  /** Above the fields. */
  children?: ComponentChildren
  onDone: () => void
  onCancel: () => void
}

/** A destination's form, built from its kind's fields. Nothing is stored until Save, which asks for the permission. */
export function DestinationForm(props: Props) {
  const { kind, saved, canTest, children, onSave, onTest, onDone, onCancel } = props
  const t = useWords()
  // Only what the user has changed here: the rest may change on another page.
  const [picked, pick] = useState<Destination['options']>({})
  const destination = { ...props.destination, options: { ...props.destination.options, ...picked } }
  const picker = props.picker(destination, (options) => pick({ ...picked, ...options }))
  const [name, setName] = useState<string>()
  const [typed, setTyped] = useState<Typed>({})
  const values = { ...valuesOf(destination, kind), ...typed }
  const entered = takenApart(kind, values)
  const note = kind.note?.(entered)
  // Report missing fields only after a try to save or test.
  const [tried, setTried] = useState(false)
  const [said, say] = useState('')

  const errors = Object.fromEntries(
    kind.fields.map((field) => {
      const text = (entered[field.name] ?? '').trim()
      const error = fieldError(t, field, text, saved.includes(field.name))
      return [field.name, text === '' && !tried ? undefined : error]
    }),
  )
  const isRight = () =>
    kind.fields.every((field) => {
      const text = (entered[field.name] ?? '').trim()
      return !fieldError(t, field, text, saved.includes(field.name))
    }) &&
    (picker?.done ?? true)

  /** Act on the form. Asks for the permission in the click, so nothing may be awaited first. */
  function withChange<T>(act: (change: DestinationChange) => Promise<T>): Promise<T> | undefined {
    say('')
    setTried(true)
    if (isRight()) return act(changeOf(props.destination, kind, { name, picked, typed }))
    say(t('destinations_incomplete'))
    return undefined
  }
  const hosts = () =>
    kind
      .origins(entered)
      .map((origin) => origin.replace(/^\w+:\/\/|\/\*$/g, ''))
      .join(', ')

  return (
    <form
      class="destination-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        withChange(onSave)?.then(
          (allowed) => (allowed ? onDone() : say(t('destinations_not_allowed', hosts()))),
          () => say(t('options_save_failed')),
        )
      }}
    >
      {children}
      {picker?.content}
      {kind.fields.map((field) => (
        <DestinationField
          key={field.name}
          id={destination.id}
          kind={kind.kind}
          field={field}
          value={values[field.name] ?? ''}
          error={errors[field.name]}
          saved={saved.includes(field.name)}
          onInput={(text) => {
            say('')
            setTyped((now) => ({ ...now, [field.name]: text }))
          }}
          onBlur={() => setTyped((now) => takenApart(kind, now))}
        />
      ))}
      {note && (
        <p class="field-note" role="status">
          {t(note as MessageKey)}
        </p>
      )}
      <Field
        name={`${destination.id}-name`}
        label={t('destinations_name')}
        value={name ?? destination.name}
        placeholder={destinationName(t, { ...destination, name: '' })}
        onInput={setName}
      />
      <div class="actions">
        <button type="submit" class="primary">
          {t('destinations_save')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('cancel')}
        </button>
        {canTest && <DestinationTest hosts={hosts} onTest={() => withChange(onTest)} />}
        <p class="field-error" role="alert">
          {said}
        </p>
      </div>
    </form>
  )
}

/** The initial values; secrets are never shown again. */
function valuesOf({ options }: Destination, { fields }: DestinationKind): Record<string, string> {
  const shown = fields.filter(({ type }) => type !== 'secret')
  return Object.fromEntries(shown.map(({ name, choices }) => [name, String(options[name] ?? choices?.[0] ?? '')]))
}
