import * as v from 'valibot'
import type { History } from '../../outbox/saved-before'
import { ClipSchema, count, flag, number, ScopeSchema, text } from './clip-schema'

const jobIds = v.array(number)
const nothing = v.unknown()
const destination = text
const id = text
/** Where a clip comes from (`Origin`), as far as a page may say. */
const origin = {
  tabId: count,
  asking: flag,
  beside: flag,
}

/** What pages may ask of the background, each with the shape of its request. What becomes of it is told by the account. */
export const INTENTS = {
  /** What was kept of an article before. */
  history: v.object({ key: text, marks: v.array(text) }),
  /** Which clip owns a place in the archive. */
  owner: v.object({ pathKey: text }),
  /** The active destinations, and where a file lies at each. */
  where: nothing,
  /** Render with the preset and commit to the database; answered once committed. */
  clip: v.object({
    clip: ClipSchema,
    /** The pictures written out in its page, by their stand-ins: base64. */
    written: v.optional(v.record(text, text)),
    preset: text,
    handover: v.optional(id),
    ...origin,
  }),
  /** A page begins to hand a clip over that takes more than one message: noted as a request of this id. */
  handOver: v.object({ id, url: text, title: text, scope: ScopeSchema, tabId: origin.tabId }),
  /** A part of a clip too large for a message: of a picture written out in its page, or without a name of the clip's JSON. */
  clipPart: v.object({ handover: id, n: number, name: text, base64: text }),
  /** The same as `clip`, of what was handed over in parts. */
  clipLarge: v.object({ handover: id, parts: number, preset: text, ...origin }),
  /** Keep a delivered clip once more as it was, to fetch the pictures that are missing. */
  retryPictures: v.object({ jobIds, ...origin }),
  /** The user has decided whether the pictures of a clip kept with `asking` may be fetched. */
  decided: nothing,
  /** Try these jobs now. */
  retry: v.object({ jobIds }),
  /** Try everything that waits for this destination now: it was repaired. */
  retryDestination: v.object({ destination }),
  /** Send waiting jobs to another destination; what is being written now is left. */
  redirect: v.object({ jobIds, destination }),
  /** Give up these jobs and their files; what is being written now is left. */
  discard: v.object({ jobIds }),
  /** Try again to clip the article behind a link that waits. */
  retryRequest: v.object({ id }),
  /** Give up a request. */
  discardRequest: v.object({ id }),
  /** Leave the page in this tab and come back where the user can allow a destination's folder for good. */
  comeBackToAllow: v.object({ tabId: number, destination }),
  /** The user has read what went wrong. */
  dismissTrouble: nothing,
} as const

export type Intent = keyof typeof INTENTS
export type Request<Name extends Intent> = v.InferOutput<(typeof INTENTS)[Name]>

/** An active destination, and where a file lies there. */
export interface WhereItGoes {
  /** The user's name for the destination; may be empty. */
  name: string
  kind: string
  /** For people to read, with `ANY_PATH` where the file's path goes. */
  where: string
}

/** No path and no folder holds it. */
export const ANY_PATH = '\0'

/** Answers of more than "done". */
interface Answers {
  where: WhereItGoes[]
  history: History
  /** Its key; null when the path is free. */
  owner: string | null
  clip: { jobIds: number[] }
  clipLarge: { jobIds: number[] }
  retryPictures: { jobIds: number[] }
  /** How many are being written just now, and were left. */
  discard: { left: number }
  redirect: { left: number }
}

export type Answer<Name extends Intent> = Name extends keyof Answers ? Answers[Name] : null
