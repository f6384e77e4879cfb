import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'

interface Tab {
  id: string
  label: string
  /** Called only while its tab is chosen. */
  panel: () => ComponentChildren
}

interface Props {
  label: string
  tabs: readonly Tab[]
  /** A tab's id; if there is no such tab, the first. */
  chosen: string
  onChoose: (id: string) => void
  /** Shown at the end of the tab row. */
  aside?: ComponentChildren
}

/** Tabs as in the ARIA authoring practices: one Tab stop; arrows, Home and End move and select. */
export function Tabs({ label, tabs, chosen: asked, onChoose: choose, aside }: Props) {
  const chosen = (tabs.find(({ id }) => id === asked) ?? tabs[0])?.id
  const list = useRef<HTMLDivElement>(null)

  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === chosen)
    const to = target(event.key, at, tabs.length, isRtl(event.currentTarget as Element))
    const tab = to === undefined ? undefined : tabs[to]
    if (!tab) return
    event.preventDefault()
    choose(tab.id)
    list.current?.querySelector<HTMLElement>(`#tab-${tab.id}`)?.focus()
  }

  return (
    <div class="tabs">
      <div class="tab-row">
        <div role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
          {tabs.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              role="tab"
              id={`tab-${id}`}
              aria-controls={`panel-${id}`}
              aria-selected={id === chosen}
              tabIndex={id === chosen ? 0 : -1}
              onClick={() => choose(id)}
            >
              {label}
            </button>
          ))}
        </div>
        {aside}
      </div>
      {tabs.map(({ id, panel }) => (
        <div
          key={id}
          role="tabpanel"
          id={`panel-${id}`}
          aria-labelledby={`tab-${id}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboards must reach panels without controls (ARIA)
          tabIndex={0}
          hidden={id !== chosen}
        >
          {id === chosen && panel()}
        </div>
      ))}
    </div>
  )
}

const isRtl = (element: Element): boolean => element.closest('[dir]')?.getAttribute('dir') === 'rtl'

function target(key: string, at: number, count: number, rtl: boolean): number | undefined {
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  if (key === (rtl ? 'ArrowLeft' : 'ArrowRight')) return (at + 1) % count
  if (key === (rtl ? 'ArrowRight' : 'ArrowLeft')) return (at + count - 1) % count
}
