import { useRef, useState } from 'preact/hooks'
import { writeDraft } from '../../utils/browser/clip/draft'
import { unattended } from '../../utils/browser/trouble'
import type { Draft, Session } from './session'

/** The page's draft, and how to change it. Saved at once: a click elsewhere closes the popup. */
export function useDraft({ tab, draft: first }: Session): [Draft, (changed: Partial<Draft>) => void] {
  const [draft, show] = useState(first)
  const latest = useRef(first)
  function change(changed: Partial<Draft>): void {
    latest.current = { ...latest.current, ...changed }
    show(latest.current)
    if (tab.id !== undefined) unattended(writeDraft(tab.id, tab.url ?? '', latest.current))
  }
  return [draft, change]
}
