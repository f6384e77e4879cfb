import { withoutCredentials } from '../../utils/destinations/shared/credentials'
import type { DestinationKind, OptionField } from '../../utils/destinations/shared/destination'
import type { ProblemCode } from '../../utils/problem'
import { checkTemplate } from '../../utils/render/path'
import type { Destination, DestinationChange } from '../../utils/settings'
import type { Translate } from '../shared/words'

/** How a test went and when: milliseconds since the epoch. */
export interface DestinationTested {
  at: number
  problem?: { code: ProblemCode; detail: string }
}

/** Actions on destinations. What needs a permission asks for it first thing in the click. */
export interface DestinationActions {
  /** @returns false if the user refused the permission: nothing is stored */
  onSave(change: DestinationChange): Promise<boolean>
  /** @returns undefined if the user refused */
  onTest(change: DestinationChange): Promise<DestinationTested | undefined>
}

/** Typed text, by field name. */
export type Typed = Readonly<Record<string, string>>

/** What is wrong with a field; `saved`: a secret is stored already. */
export function fieldError(t: Translate, { type, required }: OptionField, text: string, saved: boolean) {
  if (text === '') return required && !saved ? t('destinations_required') : undefined
  if (type === 'url' && !isWebAddress(text)) return t('address_invalid')
  // A folder is valid if a file in it would be.
  const problem = type === 'folder' ? checkTemplate(`${text}/{slug}`) : undefined
  // The archive is in it.
  if (problem?.code === 'reserved') return undefined
  return problem && t('options_invalid', t(`template_${problem.code}`, problem.detail))
}

const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text)

/** Whether traffic to this address can be read on its way; traffic to this machine never leaves it. */
export function isReadable(typed: string): boolean {
  const text = typed.trim()
  if (!/^http:/i.test(text) || !URL.canParse(text)) return false
  return !/^(?:localhost|127(?:\.\d+){3}|\[::1\])$|\.localhost$/.test(new URL(text).hostname)
}

/** Whether a destination sends a secret to such an address. */
export const isDestinationReadable = (
  { options }: Pick<Destination, 'options'>,
  { fields }: Pick<DestinationKind, 'fields'>,
) =>
  fields.some(({ type }) => type === 'secret') &&
  fields.some(({ name, type }) => type === 'url' && isReadable(String(options[name] ?? '')))

/** The typed text, with credentials in an address moved to their own fields. */
export function takenApart({ fields }: Pick<DestinationKind, 'fields'>, typed: Typed): Typed {
  const { options, secrets } = withoutCredentials({ fields }, typed)
  return { ...(options as Typed), ...secrets }
}

/** The change to store, secrets kept apart; whatever was not retyped stays as it is. */
export function changeOf(
  destination: Destination,
  { fields }: DestinationKind,
  { name, picked, typed }: { name?: string; picked: Destination['options']; typed: Typed },
): DestinationChange {
  const options: Record<string, unknown> = { ...picked }
  const secrets: Record<string, string> = {}
  const apart = takenApart({ fields }, typed)
  for (const field of fields) {
    const text = apart[field.name]
    if (text === undefined) continue
    if (field.type !== 'secret') options[field.name] = text.trim()
    else if (text) secrets[field.name] = text
  }
  return { destination, edit: { ...(name !== undefined && { name: name.trim() }), options }, secrets }
}
