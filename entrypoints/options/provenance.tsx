import { useState } from 'preact/hooks'
import { ProvenanceOptions } from '../../components/options/provenance-options'
import { offersSnapshots, SNAPSHOT_PERMISSION } from '../../utils/browser/outbox/provenance'
import { askFor } from '../../utils/browser/permissions'
import type { updateSettings } from '../../utils/browser/settings'
import { unattended } from '../../utils/browser/trouble'
import type { Settings } from '../../utils/settings'

interface Props {
  settings: Settings
  onChange: typeof updateSettings
}

/** The switches, and the permission prompt for saving whole pages. */
export function Provenance({ settings: { provenance }, onChange }: Props) {
  const [isRefused, setRefused] = useState(false)
  const store = (change: Partial<Settings['provenance']>) =>
    unattended(onChange((now) => ({ ...now, provenance: { ...now.provenance, ...change } })))
  return (
    <ProvenanceOptions
      provenance={provenance}
      offersSnapshots={offersSnapshots()}
      isRefused={isRefused}
      onSidecar={(sidecar) => store({ sidecar })}
      onSnapshot={async (on) => {
        const allowed = !on || (await askFor({ permissions: [SNAPSHOT_PERMISSION] }))
        setRefused(!allowed)
        store({ snapshot: on && allowed })
      }}
    />
  )
}
