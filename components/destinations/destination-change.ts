import { withoutCredentials } from '../../utils/destinations/shared/credentials'
import type { DestinationKind, OptionField } from '../../utils/destinations/shared/destination'
import type { ProblemCode } from '../../utils/problem'
import { checkTemplate } from '../../utils/render/path'
import type { Destination, DestinationChange } from '../../utils/settings'
import type { Translate } from '../shared/words'

/** How a try went, and when: milliseconds since the epoch. */
export interface DestinationTested {
  at: number
  problem?: { code: ProblemCode; detail: string }
}

/** What can be done with destinations. What needs a permission asks for it first thing in the click. */
export interface DestinationActions {
  /** @returns false when the user did not allow what the destination needs: then nothing is stored */
  onSave(change: DestinationChange): Promise<boolean>
  /** @returns nothing when the user did not allow it */
  onTest(change: DestinationChange): Promise<DestinationTested | undefined>
}

/** What was typed, by the field's name. */
export type Typed = Readonly<Record<string, string>>

/** What is wrong with a field as it stands; `saved`: a secret is stored already. */
export function fieldError(t: Translate, { type, required }: OptionField, text: string, saved: boolean) {
  if (text === '') return required && !saved ? t('destinations_required') : undefined
  if (type === 'url' && !isWebAddress(text)) return t('address_invalid')
  // A folder is right when a file in it would be.
  const problem = type === 'folder' ? checkTemplate(`${text}/{slug}`) : undefined
  // The archive lies in it.
  if (problem?.code === 'reserved') return undefined
  return problem && t('options_invalid', t(`template_${problem.code}`, problem.detail))
}

const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text)

/** Whether what goes to this address can be read on its way; what is for this machine itself never leaves it. */
export function isReadable(typed: string): boolean {
  const text = typed.trim()
  if (!/^http:/i.test(text) || !URL.canParse(text)) return false
  return !/^(?:localhost|127(?:\.\d+){3}|\[::1\])$|\.localhost$/.test(new URL(text).hostname)
}

/** Whether a destination has such an address, and a secret with which to go there. */
export const isDestinationReadable = (
  { options }: Pick<Destination, 'options'>,
  { fields }: Pick<DestinationKind, 'fields'>,
) =>
  fields.some(({ type }) => type === 'secret') &&
  fields.some(({ name, type }) => type === 'url' && isReadable(String(options[name] ?? '')))

/** What was typed, with a name and password that were typed into an address in the fields for them. */
export function takenApart({ fields }: Pick<DestinationKind, 'fields'>, typed: Typed): Typed {
  const { options, secrets } = withoutCredentials({ fields }, typed)
  return { ...(options as Typed), ...secrets }
}

/** What was typed, apart by what may be shown; whatever was not typed anew stays as it is. */
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
