import type { Settings } from '../../utils/settings'
import { useWords } from '../shared/words'

type Provenance = Settings['provenance']

interface Props {
  provenance: Provenance
  /** Whether this browser can save whole pages. */
  offersSnapshots: boolean
  /** Permission to save whole pages was refused. */
  isRefused: boolean
  onSidecar: (on: boolean) => void
  /** May ask for a permission, so it is called in the click itself. */
  onSnapshot: (on: boolean) => void
}

/** Evidence to keep beside each post. */
export function ProvenanceOptions({ provenance, offersSnapshots, isRefused, onSidecar, onSnapshot }: Props) {
  const t = useWords()
  return (
    <section class="provenance-options" aria-labelledby="provenance-heading">
      <h2 id="provenance-heading">{t('options_provenance')}</h2>
      <p class="field-hint">{t('options_provenance_hint')}</p>
      <Switch
        name="sidecar"
        label={t('options_sidecar')}
        hint={t('options_sidecar_hint')}
        on={provenance.sidecar}
        onSwitch={onSidecar}
      />
      <Switch
        name="snapshot"
        label={t('options_snapshot')}
        hint={t(offersSnapshots ? 'options_snapshot_hint' : 'options_snapshot_not_offered')}
        on={offersSnapshots && provenance.snapshot}
        disabled={!offersSnapshots}
        onSwitch={onSnapshot}
      />
      <p class="said" role="status">
        {isRefused && t('options_snapshot_refused')}
      </p>
    </section>
  )
}

interface SwitchProps {
  name: string
  label: string
  hint: string
  on: boolean
  disabled?: boolean
  onSwitch: (on: boolean) => void
}

function Switch({ name, label, hint, on, disabled, onSwitch }: SwitchProps) {
  const id = `switch-${name}`
  return (
    <div class="switch">
      <label for={id}>
        <input
          id={id}
          type="checkbox"
          checked={on}
          disabled={disabled}
          aria-describedby={`${id}-hint`}
          onClick={(event) => onSwitch(event.currentTarget.checked)}
        />
        {label}
      </label>
      <p class="field-hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  )
}
