import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type messages from '../../public/_locales/en/messages.json'

export type MessageKey = keyof typeof messages

/** The message for a key, with `$1`, `$2` … replaced by `subs`. */
export type Translate = (key: MessageKey, ...subs: string[]) => string

/** Components get their words from here, so that they need no browser. */
export const Words = createContext<Translate>((key) => key)

export const useWords = (): Translate => useContext(Words)
