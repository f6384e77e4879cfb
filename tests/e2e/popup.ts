import type { Target } from '../../scripts/browser/target.ts'

/** In vain without the popup's own words, which tell why; the last of them, below the article. */
const explained = <T>(popup: Target, waiting: Promise<T>): Promise<T> =>
  waiting.catch(async (cause) => {
    throw new Error(`${cause.message}; the popup says: … ${(await textIn(popup)).slice(-1500)}`, { cause })
  })

/** What the popup shows in each field, by its label; waits until the page is read. */
export const fieldsIn = (popup: Target): Promise<Record<string, string>> =>
  explained(
    popup,
    popup.waitFor(() => {
      const controls = Array.from(document.querySelectorAll('label'), (label) => [
        label.textContent,
        (label.control as HTMLInputElement | null)?.value,
      ])
      return controls.length > 0 && Object.fromEntries(controls)
    }),
  )

/** The labels of the fields that the format leaves out, or that the page says nothing about. */
export const fieldsMarked = (popup: Target, note: string): Promise<string[]> =>
  popup.evaluate(
    (note) =>
      Array.from(document.querySelectorAll('label'))
        .filter((label) => label.parentElement?.textContent?.includes(note))
        .map((label) => label.textContent ?? ''),
    note,
  )

/** Chooses in a select, by its label. */
export const choose = (popup: Target, label: string, value: string): Promise<void> =>
  popup.evaluate(
    (name, value) => {
      const label = Array.from(document.querySelectorAll('label')).find((l) => l.textContent === name)
      const select = label?.control as HTMLSelectElement
      select.value = value
      select.dispatchEvent(new Event('change', { bubbles: true }))
    },
    label,
    value,
  )

/** Everything the popup says now. */
export const textIn = (popup: Target) => popup.evaluate(() => document.body?.innerText ?? '')

/** Waits until the popup says this. */
export const says = (popup: Target, text: string) =>
  explained(
    popup,
    popup.waitFor((text) => document.body?.innerText.includes(text), text),
  )

/** The path shown before the clip. */
export const pathIn = (popup: Target) => popup.waitFor(() => document.querySelector('.destination .path')?.textContent)

/** The path on the receipt. */
export const receiptIn = (popup: Target) =>
  explained(
    popup,
    popup.waitFor(() => document.querySelector('.delivery .path')?.textContent),
  )

/** The text of the chosen tab. */
export const panelIn = (popup: Target) =>
  popup.evaluate(() => document.querySelector('[role=tabpanel]:not([hidden])')?.textContent ?? '')
