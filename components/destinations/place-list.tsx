import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { DestinationKind } from '../../utils/destinations/destination'
import { activePlaces, type Place } from '../../utils/settings'
import { ConfirmDialog } from '../shared/confirm-dialog'
import { placeName } from '../shared/place-name'
import { useWords } from '../shared/words'
import type { PlaceActions } from './place-change'
import { type PickPlace, PlaceForm } from './place-form'
import { PlaceItem } from './place-item'
import { firstOffered, type Offer, PlaceKind } from './place-kind'

export interface PlaceListProps extends PlaceActions, Offer {
  places: readonly Place[]
  /** Names of the secrets that are stored for a place. */
  saved: (place: string) => readonly string[]
  /** Where files lie at a place; empty while nothing is set up. */
  whereOf: (place: Place) => string
  canTest: (kind: string) => boolean
  /** A new place of this kind, not stored yet. */
  draft: (kind: string) => Place
  picker: PickPlace
  /** Says what only its kind knows of a place. */
  note?: (place: Place) => ComponentChildren
  onActive: (place: Place, active: boolean) => Promise<void>
  onRemove: (place: Place) => Promise<void>
}

/** Every place clips can go to, and a form for another one. */
export function PlaceList(props: PlaceListProps) {
  const { places, kinds, saved, whereOf, canTest, draft, picker, onSave, onTest, onActive, onRemove } = props
  const t = useWords()
  /** The place in the open form, as it was stored or as it may be. */
  const [{ open, isNew }, setOpened] = useState<{ open?: Place; isNew: boolean }>({ isNew: false })
  const [removing, remove] = useState<Place>()
  const [said, say] = useState('')
  const section = useRef<HTMLElement>(null)
  const add = useRef<HTMLButtonElement>(null)
  const active = activePlaces({ places: [...places] })
  const gone = open && !isNew && !places.some(({ id }) => id === open.id) ? [open] : []

  // The form takes the place of what was clicked: its first field is where to go on, and afterwards the button again.
  const wasNew = useRef(false)
  useLayoutEffect(() => {
    if (open) section.current?.querySelector<HTMLElement>('form :is(input, select, button)')?.focus()
    else if (wasNew.current) add.current?.focus()
    wasNew.current = isNew
  }, [open?.id])

  const then = (answer: Promise<void>) => {
    say('')
    answer.then(
      () => say(t('options_saved')),
      () => say(t('options_save_failed')),
    )
  }
  const edit = (place: Place) => setOpened({ open: place, isNew: false })
  const addNew = (kind: string) => setOpened({ open: draft(kind), isNew: true })
  const close = () => setOpened({ isNew: false })
  const form = (place: Place, kind: DestinationKind, children?: ComponentChildren) => (
    <PlaceForm
      key={place.id}
      {...{ place, kind, onSave, onTest }}
      saved={saved(place.id)}
      picker={picker}
      canTest={canTest(kind.kind)}
      onDone={() => {
        say(t('options_saved'))
        close()
      }}
      onCancel={close}
    >
      {children}
    </PlaceForm>
  )
  const kindOf = (place: Place) => kinds.find(({ kind }) => kind === place.kind)
  const openKind = open && kindOf(open)

  return (
    <section class="places" aria-labelledby="places-heading" ref={section}>
      <div class="heading">
        <h2 id="places-heading">{t('places_title')}</h2>
        <p class="said" role="status">
          {said}
        </p>
      </div>
      <p class="field-hint">{t('places_intro')}</p>
      <ul class="place-list">
        {[...places, ...gone].map((place) => {
          const kind = kindOf(place)
          const isActive = active.includes(place)
          return (
            <PlaceItem
              key={place.id}
              {...{ place, kind, onTest }}
              where={whereOf(place)}
              active={isActive}
              only={isActive && active.length === 1}
              canTest={canTest(place.kind)}
              gone={gone.includes(place)}
              note={props.note?.(place)}
              form={kind && open?.id === place.id ? form(place, kind) : undefined}
              onActive={(on) => then(onActive(place, on))}
              onEdit={() => edit(place)}
              onRemove={() => remove(place)}
            />
          )
        })}
      </ul>
      {open && isNew && openKind ? (
        <div class="place-item">
          <h3>{t('places_add')}</h3>
          {form(open, openKind, <PlaceKind {...props} kind={open.kind} onChoose={addNew} />)}
        </div>
      ) : (
        <button type="button" ref={add} class="add" onClick={() => addNew(firstOffered(props))}>
          {t('places_add')}
        </button>
      )}
      {removing && (
        <ConfirmDialog
          question={t('places_remove_ask')}
          explanation={t('places_remove_help', placeName(t, removing))}
          yes={t('places_remove')}
          onYes={() => {
            then(onRemove(removing))
            // The dialog gives the focus back to a button that goes with its place.
            queueMicrotask(() => add.current?.focus())
          }}
          onClose={() => remove(undefined)}
        />
      )}
    </section>
  )
}
