import { useState } from 'preact/hooks'
import { ProvenanceOptions } from '../../components/provenance-options'
import { askFor } from '../../utils/browser/permissions'
import { offersSnapshots, SNAPSHOT_RIGHT } from '../../utils/browser/provenance'
import { updateSettings } from '../../utils/browser/settings'
import type { Settings } from '../../utils/settings'

/** The switches, and the question whether whole pages may be kept. */
export function Provenance({ settings: { provenance } }: { settings: Settings }) {
  const [isRefused, setRefused] = useState(false)
  const store = (change: Partial<Settings['provenance']>) =>
    void updateSettings((now) => ({ ...now, provenance: { ...now.provenance, ...change } }))
  return (
    <ProvenanceOptions
      provenance={provenance}
      offersSnapshots={offersSnapshots()}
      isRefused={isRefused}
      onSidecar={(sidecar) => store({ sidecar })}
      onSnapshot={async (on) => {
        const allowed = !on || (await askFor({ permissions: [SNAPSHOT_RIGHT] }))
        setRefused(!allowed)
        store({ snapshot: on && allowed })
      }}
    />
  )
}
