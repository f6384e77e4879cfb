import type messages from '../../public/_locales/en/messages.json'
import type { ProblemCode } from '../problem'
import { browser } from './browser'

export type MessageKey = keyof typeof messages

/** A message in the user's language; empty if missing. */
export const t = (key: MessageKey, ...subs: string[]): string => browser.i18n.getMessage(key, subs)

/** What went wrong and what to do about it. */
export const problemWords = (code: ProblemCode): string => `${t(`problem_${code}`)} ${t(`problem_${code}_help`)}`.trim()
