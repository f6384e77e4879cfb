import { type ComponentChildren, render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach } from 'vitest'
import { type MessageKey, Words } from '../../components/shared/words'
import en from '../../public/_locales/en/messages.json'

type Message = { message: string; placeholders?: Record<string, { content: string }> }

/** The English words, filled in as browsers fill them; empty where there are none. */
export function t(key: MessageKey, ...subs: string[]): string {
  const { message, placeholders = {} }: Message = (en as Record<string, Message>)[key] ?? { message: '' }
  return message.replace(
    /\$(\w+)\$/g,
    (_, name: string) => subs[Number(placeholders[name]?.content.slice(1)) - 1] ?? '',
  )
}

/** Renders into the document, in English; call again to change the props. */
export function show(content: ComponentChildren): void {
  void act(() => render(<Words.Provider value={t}>{content}</Words.Provider>, document.body))
}

afterEach(() => act(() => render(null, document.body)))

/** The one element with this role and accessible name, as far as these pages give names. */
export function byRole<E extends HTMLElement = HTMLElement>(role: string, name: string): E {
  const found = Array.from(document.querySelectorAll<E>(SELECTORS[role] ?? `[role=${role}]`)).filter(
    (element) => nameOf(element) === name,
  )
  if (found.length !== 1) throw new Error(`${found.length} elements are a ${role} named ${name}`)
  return found[0] as E
}

const SELECTORS: Record<string, string> = {
  button: 'button:not([role])',
  textbox: 'input[type=text], input[type=password], textarea',
  checkbox: 'input[type=checkbox]',
  combobox: 'select',
  link: 'a[href]',
}

const nameOf = (element: HTMLElement): string =>
  (
    element.getAttribute('aria-label') ??
    ('labels' in element ? (element.labels as NodeListOf<HTMLElement>)[0]?.textContent : undefined) ??
    element.textContent
  )?.trim() ?? ''

/** What a screen reader says after the name. */
export const describedBy = (element: HTMLElement): string =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ')
    .trim()

/** Done when what it set off has settled. */
export const settle = (change: () => void): Promise<void> =>
  act(async () => {
    change()
    await new Promise((resolve) => setTimeout(resolve))
  })

export const click = (element: HTMLElement): Promise<void> => settle(() => element.click())

export const type = (element: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> =>
  settle(() => {
    element.value = text
    element.dispatchEvent(new Event('input', { bubbles: true }))
  })

export const choose = (element: HTMLSelectElement, value: string): Promise<void> =>
  settle(() => {
    element.value = value
    element.dispatchEvent(new Event('change', { bubbles: true }))
  })

/** @returns whether the page left the key to the browser */
export function press(element: Element, key: string, init: KeyboardEventInit = {}): boolean {
  let untouched = true
  void act(() => {
    untouched = element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }))
  })
  return untouched
}
