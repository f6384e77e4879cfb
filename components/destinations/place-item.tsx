import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { DestinationKind } from '../../utils/destinations/destination'
import type { Place } from '../../utils/settings'
import { placeName } from '../shared/place-name'
import { useWords } from '../shared/words'
import { isPlaceReadable, type PlaceActions } from './place-change'
import { PlaceTest } from './place-test'

interface Props extends Pick<PlaceActions, 'onTest'> {
  place: Place
  /** Undefined when this version does not know it. */
  kind?: DestinationKind
  /** Where files lie there; empty while nothing is set up. */
  where: string
  active: boolean
  /** No other place is on. */
  only: boolean
  canTest: boolean
  /** Removed on another page while its form is open here. */
  gone: boolean
  /** Says what only its kind knows of it. */
  note?: ComponentChildren
  /** The open form. */
  form?: ComponentChildren
  onActive: (active: boolean) => void
  onEdit: () => void
  onRemove: () => void
}

/** One place: its name, where files lie there, whether new clips go there, and what can be done about it. */
export function PlaceItem(props: Props) {
  const { place, kind, where, active, only, canTest, gone, note, form, onActive, onEdit, onRemove, onTest } = props
  const t = useWords()
  const id = `place-${place.id}`
  const edit = useEditButton(form !== undefined)
  const hint = only ? `${id}-only` : undefined
  return (
    <li class="place-item" aria-labelledby={id}>
      <div class="heading">
        <h3 id={id}>
          <bdi>{placeName(t, place)}</bdi>
        </h3>
        {place.name && <span class="quiet">{placeName(t, { ...place, name: '' })}</span>}
      </div>
      {where && (
        <p class="path" dir="ltr">
          {where}
        </p>
      )}
      {gone ? (
        <p class="field-error" role="status">
          {t('places_gone')}
        </p>
      ) : (
        <label class="place-on">
          <input
            type="checkbox"
            checked={active}
            disabled={only}
            aria-describedby={[id, hint].filter(Boolean).join(' ')}
            onChange={(event) => onActive(event.currentTarget.checked)}
          />
          {t('places_on')}
        </label>
      )}
      {hint && (
        <p class="field-hint" id={hint}>
          {t('places_only')}
        </p>
      )}
      {!kind && <p class="field-error">{t('places_unknown')}</p>}
      {kind && !form && isPlaceReadable(place, kind) && <p class="field-note">{t('places_plain')}</p>}
      {note}
      {form ?? (
        <div class="actions">
          {kind && (
            <button type="button" ref={edit} aria-describedby={id} onClick={onEdit}>
              {t('places_edit')}
            </button>
          )}
          {canTest && (
            <PlaceTest hosts={() => where} onTest={() => onTest({ place, edit: { options: {} }, secrets: {} })} />
          )}
          <button
            type="button"
            disabled={only}
            aria-describedby={[id, hint].filter(Boolean).join(' ')}
            onClick={onRemove}
          >
            {t('places_remove')}
          </button>
        </div>
      )}
    </li>
  )
}

/** The form takes the place of its button: the focus goes along with it and comes back. */
function useEditButton(open: boolean) {
  const button = useRef<HTMLButtonElement>(null)
  const was = useRef(open)
  useLayoutEffect(() => {
    if (was.current && !open) button.current?.focus()
    was.current = open
  }, [open])
  return button
}
