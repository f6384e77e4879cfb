import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { DestinationKind } from '../../utils/destinations/shared/destination'
import { activeDestinations, type Destination } from '../../utils/settings'
import { ConfirmDialog } from '../shared/confirm-dialog'
import { destinationName } from '../shared/destination-name'
import { useWords } from '../shared/words'
import type { DestinationActions } from './destination-change'
import { DestinationForm, type PickDestination } from './destination-form'
import { DestinationItem } from './destination-item'
import { firstOffered, KindChoice, type Offer } from './kind-choice'

export interface DestinationListProps extends DestinationActions, Offer {
  destinations: readonly Destination[]
  /** Names of the stored secrets of a destination. */
  saved: (destination: string) => readonly string[]
  /** Where a destination's files are; empty until it is set up. */
  whereOf: (destination: Destination) => string
  canTest: (kind: string) => boolean
  /** A new destination of this kind, not stored yet. */
  draft: (kind: string) => Destination
  picker: PickDestination
  /** A note specific to the kind of a destination. */
  note?: (destination: Destination) => ComponentChildren
  onActive: (destination: Destination, active: boolean) => Promise<void>
  onRemove: (destination: Destination) => Promise<void>
}

/** Every destination, and a form to add one. */
export function DestinationList(props: DestinationListProps) {
  const { destinations, kinds, saved, whereOf, canTest, draft, picker, onSave, onTest, onActive, onRemove } = props
  const t = useWords()
  /** The destination in the open form, stored or a draft. */
  const [{ open, isNew }, setOpened] = useState<{ open?: Destination; isNew: boolean }>({ isNew: false })
  const [removing, remove] = useState<Destination>()
  const [said, say] = useState('')
  const section = useRef<HTMLElement>(null)
  const add = useRef<HTMLButtonElement>(null)
  const active = activeDestinations({ destinations: [...destinations] })
  const gone = open && !isNew && !destinations.some(({ id }) => id === open.id) ? [open] : []

  // The form replaces the button: focus its first field, and later the button again.
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
  const edit = (destination: Destination) => setOpened({ open: destination, isNew: false })
  const addNew = (kind: string) => setOpened({ open: draft(kind), isNew: true })
  const close = () => setOpened({ isNew: false })
  const form = (destination: Destination, kind: DestinationKind, children?: ComponentChildren) => (
    <DestinationForm
      key={destination.id}
      {...{ destination, kind, onSave, onTest }}
      saved={saved(destination.id)}
      picker={picker}
      canTest={canTest(kind.kind)}
      onDone={() => {
        say(t('options_saved'))
        close()
      }}
      onCancel={close}
    >
      {children}
    </DestinationForm>
  )
  const kindOf = (destination: Destination) => kinds.find(({ kind }) => kind === destination.kind)
  const openKind = open && kindOf(open)

  return (
    <section class="destinations" aria-labelledby="destinations-heading" ref={section}>
      <div class="heading">
        <h2 id="destinations-heading">{t('destinations_title')}</h2>
        <p class="said" role="status">
          {said}
        </p>
      </div>
      <p class="field-hint">{t('destinations_intro')}</p>
      <ul class="destination-list">
        {[...destinations, ...gone].map((destination) => {
          const kind = kindOf(destination)
          const isActive = active.includes(destination)
          return (
            <DestinationItem
              key={destination.id}
              {...{ destination, kind, onTest }}
              where={whereOf(destination)}
              active={isActive}
              only={isActive && active.length === 1}
              canTest={canTest(destination.kind)}
              gone={gone.includes(destination)}
              note={props.note?.(destination)}
              form={kind && open?.id === destination.id ? form(destination, kind) : undefined}
              onActive={(on) => then(onActive(destination, on))}
              onEdit={() => edit(destination)}
              onRemove={() => remove(destination)}
            />
          )
        })}
      </ul>
      {open && isNew && openKind ? (
        <div class="destination-item">
          <h3>{t('destinations_add')}</h3>
          {form(open, openKind, <KindChoice {...props} kind={open.kind} onChoose={addNew} />)}
        </div>
      ) : (
        <button type="button" ref={add} class="add" onClick={() => addNew(firstOffered(props))}>
          {t('destinations_add')}
        </button>
      )}
      {removing && (
        <ConfirmDialog
          question={t('destinations_remove_ask')}
          explanation={t('destinations_remove_help', destinationName(t, removing))}
          yes={t('destinations_remove')}
          onYes={() => {
            then(onRemove(removing))
            // The dialog returns the focus to a button that goes with its destination.
            queueMicrotask(() => add.current?.focus())
          }}
          onClose={() => remove(undefined)}
        />
      )}
    </section>
  )
}
