// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest'
import { ProvenanceOptions } from '../../../components/options/provenance-options'
import { byRole, click, describedBy, show, t } from '../show'

const off = { sidecar: false, snapshot: false }
const box = (key: 'options_sidecar' | 'options_snapshot') => byRole<HTMLInputElement>('checkbox', t(key))

function shown(given: Partial<Parameters<typeof ProvenanceOptions>[0]> = {}) {
  const done = { onSidecar: vi.fn(), onSnapshot: vi.fn() }
  show(<ProvenanceOptions provenance={off} offersSnapshots isRefused={false} {...done} {...given} />)
  return done
}

describe('the switches for the proof of origin', () => {
  it('are as the settings are, and call back', async () => {
    const { onSidecar, onSnapshot } = shown({ provenance: { sidecar: true, snapshot: false } })
    expect([box('options_sidecar').checked, box('options_snapshot').checked]).toEqual([true, false])
    await click(box('options_sidecar'))
    await click(box('options_snapshot'))
    expect(onSidecar).toHaveBeenCalledExactlyOnceWith(false)
    expect(onSnapshot).toHaveBeenCalledExactlyOnceWith(true)
  })

  it('say where a browser cannot keep whole pages', () => {
    shown({ offersSnapshots: false, provenance: { sidecar: false, snapshot: true } })
    expect(box('options_snapshot')).toMatchObject({ disabled: true, checked: false })
    expect(describedBy(box('options_snapshot'))).toBe(t('options_snapshot_not_offered'))
  })

  it('say when the browser was not allowed to', () => {
    shown({ isRefused: true })
    expect(document.querySelector('[role=status]')?.textContent).toBe(t('options_snapshot_refused'))
  })
})
