import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { DestinationKind } from '../../utils/destinations/destination'
import type { Place } from '../../utils/settings'
import { Field } from '../shared/field'
import { placeName } from '../shared/place-name'
import { type MessageKey, useWords } from '../shared/words'
import { changeOf, fieldError, type PlaceActions, type PlaceChange, type Typed, takenApart } from './place-change'
import { PlaceField } from './place-field'
import { PlaceTest } from './place-test'

/** What a place is picked with, in place of fields or beside them. */
interface Picker {
  content: ComponentChildren
  /** Something is picked. */
  done: boolean
}

/** For kinds that are picked; `onPick` takes the options that come of it. */
export type PickPlace = (place: Place, onPick: (options: Place['options']) => void) => Picker | undefined

interface Props extends PlaceActions {
  place: Place
  kind: DestinationKind
  /** Names of the secrets that are stored. */
  saved: readonly string[]
  picker: PickPlace
  canTest: boolean
  /** Before the fields. */
  children?: ComponentChildren
  onDone: () => void
  onCancel: () => void
}

/** The form of one place, made from its kind's fields. Nothing is stored before Save, which also asks for the right. */
export function PlaceForm(props: Props) {
  const { kind, saved, canTest, children, onSave, onTest, onDone, onCancel } = props
  const t = useWords()
  // Only what the person has changed here: the rest may change on another page meanwhile.
  const [picked, pick] = useState<Place['options']>({})
  const place = { ...props.place, options: { ...props.place.options, ...picked } }
  const picker = props.picker(place, (options) => pick({ ...picked, ...options }))
  const [name, setName] = useState<string>()
  const [typed, setTyped] = useState<Typed>({})
  const values = { ...valuesOf(place, kind), ...typed }
  const entered = takenApart(kind, values)
  const note = kind.note?.(entered)
  // What is missing is said once the person believes to be done.
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

  /** What is to be done with the form as it stands; the right is asked for in the click, so nothing may come before. */
  function withChange<T>(act: (change: PlaceChange) => Promise<T>): Promise<T> | undefined {
    say('')
    setTried(true)
    if (isRight()) return act(changeOf(props.place, kind, { name, picked, typed }))
    say(t('places_incomplete'))
    return undefined
  }
  const hosts = () =>
    kind
      .origins(entered)
      .map((origin) => origin.replace(/^\w+:\/\/|\/\*$/g, ''))
      .join(', ')

  return (
    <form
      class="place-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        withChange(onSave)?.then(
          (allowed) => (allowed ? onDone() : say(t('places_not_allowed', hosts()))),
          () => say(t('options_save_failed')),
        )
      }}
    >
      {children}
      {picker?.content}
      {kind.fields.map((field) => (
        <PlaceField
          key={field.name}
          id={place.id}
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
        name={`${place.id}-name`}
        label={t('places_name')}
        value={name ?? place.name}
        placeholder={placeName(t, { ...place, name: '' })}
        onInput={setName}
      />
      <div class="actions">
        <button type="submit" class="primary">
          {t('places_save')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('cancel')}
        </button>
        {canTest && <PlaceTest hosts={hosts} onTest={() => withChange(onTest)} />}
        <p class="field-error" role="alert">
          {said}
        </p>
      </div>
    </form>
  )
}

/** What the form begins with; secrets are never shown again. */
function valuesOf({ options }: Place, { fields }: DestinationKind): Record<string, string> {
  const shown = fields.filter(({ type }) => type !== 'secret')
  return Object.fromEntries(shown.map(({ name, choices }) => [name, String(options[name] ?? choices?.[0] ?? '')]))
}
