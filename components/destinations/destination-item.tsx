import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { DestinationKind } from '../../utils/destinations/shared/destination'
import type { Destination } from '../../utils/settings'
import { destinationName } from '../shared/destination-name'
import { useWords } from '../shared/words'
import { type DestinationActions, isDestinationReadable } from './destination-change'
import { DestinationTest } from './destination-test'

interface Props extends Pick<DestinationActions, 'onTest'> {
  destination: Destination
  /** Undefined if this version does not know it. */
  kind?: DestinationKind
  /** Where its files are; empty until it is set up. */
  where: string
  active: boolean
  /** No other destination is on. */
  only: boolean
  canTest: boolean
  /** Removed on another page while its form is open here. */
  gone: boolean
  /** A note specific to its kind. */
  note?: ComponentChildren
  /** The open form. */
  form?: ComponentChildren
  onActive: (active: boolean) => void
  onEdit: () => void
  onRemove: () => void
}

/** One destination: its name, where its files are, whether new clips go there, and its buttons. */
export function DestinationItem(props: Props) {
  const { destination, kind, where, active, only, canTest, gone, note, form, onActive, onEdit, onRemove, onTest } =
    props
  const t = useWords()
  const id = `destination-${destination.id}`
  const edit = useEditButton(form !== undefined)
  const hint = only ? `${id}-only` : undefined
  return (
    <li class="destination-item" aria-labelledby={id}>
      <div class="heading">
        <h3 id={id}>
          <bdi>{destinationName(t, destination)}</bdi>
        </h3>
        {destination.name && <span class="quiet">{destinationName(t, { ...destination, name: '' })}</span>}
      </div>
      {where && (
        <p class="path" dir="ltr">
          {where}
        </p>
      )}
      {gone ? (
        <p class="field-error" role="status">
          {t('destinations_gone')}
        </p>
      ) : (
        <label class="destination-on">
          <input
            type="checkbox"
            checked={active}
            disabled={only}
            aria-describedby={[id, hint].filter(Boolean).join(' ')}
            onChange={(event) => onActive(event.currentTarget.checked)}
          />
          {t('destinations_on')}
        </label>
      )}
      {hint && (
        <p class="field-hint" id={hint}>
          {t('destinations_only')}
        </p>
      )}
      {!kind && <p class="field-error">{t('destinations_unknown')}</p>}
      {kind && !form && isDestinationReadable(destination, kind) && <p class="field-note">{t('destinations_plain')}</p>}
      {note}
      {form ?? (
        <div class="actions">
          {kind && (
            <button type="button" ref={edit} aria-describedby={id} onClick={onEdit}>
              {t('destinations_edit')}
            </button>
          )}
          {canTest && (
            <DestinationTest
              hosts={() => where}
              onTest={() => onTest({ destination, edit: { options: {} }, secrets: {} })}
            />
          )}
          <button
            type="button"
            disabled={only}
            aria-describedby={[id, hint].filter(Boolean).join(' ')}
            onClick={onRemove}
          >
            {t('destinations_remove')}
          </button>
        </div>
      )}
    </li>
  )
}

/** The form replaces its button: the focus moves into it and back again. */
function useEditButton(open: boolean) {
  const button = useRef<HTMLButtonElement>(null)
  const was = useRef(open)
  useLayoutEffect(() => {
    if (was.current && !open) button.current?.focus()
    was.current = open
  }, [open])
  return button
}
