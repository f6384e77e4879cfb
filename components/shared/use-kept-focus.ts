import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * When the focused item of a list goes, focus the item that took its place; in an empty list, the element marked
 * `data-end`. Never lets the focus jump to the top of the page. Items are focusable and marked `data-item`.
 * @param shown changes whenever the items do
 * @returns for the list's `onFocusCapture`
 */
export function useKeptFocus(list: RefObject<HTMLElement | null>, shown: string): (event: FocusEvent) => void {
  const last = useRef(-1)
  useLayoutEffect(() => {
    const { activeElement, body } = list.current?.ownerDocument ?? {}
    if (last.current < 0 || (activeElement && activeElement !== body)) return
    const items = itemsOf(list.current)
    const next = items[Math.min(last.current, items.length - 1)] ?? list.current?.querySelector('[data-end]')
    ;(next as HTMLElement | null)?.focus()
  }, [shown])
  return ({ target }) => {
    const item = (target as Element).closest('[data-item]')
    last.current = item ? itemsOf(list.current).indexOf(item) : -1
  }
}

const itemsOf = (list: HTMLElement | null): Element[] => [...(list?.querySelectorAll('[data-item]') ?? [])]
