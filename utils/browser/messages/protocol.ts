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

/** What pages may ask of the background, each with the shape of its request. The account tells the outcome. */
export const INTENTS = {
  /** What was kept of an article before. */
  history: v.object({ key: text, marks: v.array(text) }),
  /** Which clip owns a path in the archive. */
  owner: v.object({ pathKey: text }),
  /** The active destinations, and where a file goes at each. */
  where: nothing,
  /** Render with the preset and commit to the database; answered once committed. */
  clip: v.object({
    clip: ClipSchema,
    /** The pictures embedded in its page, as base64, by stand-in. */
    written: v.optional(v.record(text, text)),
    preset: text,
    handover: v.optional(id),
    ...origin,
  }),
  /** A page starts handing over a clip that takes several messages: stored as a request with this id. */
  handOver: v.object({ id, url: text, title: text, scope: ScopeSchema, tabId: origin.tabId }),
  /** Part of a clip too large for a message: of an embedded picture or, without a name, of the clip's JSON. */
  clipPart: v.object({ handover: id, n: number, name: text, base64: text }),
  /** Like `clip`, for a clip handed over in parts. */
  clipLarge: v.object({ handover: id, parts: number, preset: text, ...origin }),
  /** Keep a delivered clip again as it was, to fetch its missing pictures. */
  retryPictures: v.object({ jobIds, ...origin }),
  /** The user has decided whether the pictures of a clip kept with `asking` may be fetched. */
  decided: nothing,
  /** Try these jobs now. */
  retry: v.object({ jobIds }),
  /** Try everything that waits for this destination now: it was fixed. */
  retryDestination: v.object({ destination }),
  /** Send waiting jobs to another destination, except those being written now. */
  redirect: v.object({ jobIds, destination }),
  /** Give up these jobs and their files, except those being written now. */
  discard: v.object({ jobIds }),
  /** Retry clipping the article behind a waiting link. */
  retryRequest: v.object({ id }),
  discardRequest: v.object({ id }),
  /** Leave the page in this tab and return where the user can allow a destination's folder for good. */
  comeBackToAllow: v.object({ tabId: number, destination }),
  /** The user has read what went wrong. */
  dismissTrouble: nothing,
} as const

export type Intent = keyof typeof INTENTS
export type Request<Name extends Intent> = v.InferOutput<(typeof INTENTS)[Name]>

/** An active destination, and where a file goes there. */
export interface WhereItGoes {
  /** The user's name for the destination; may be empty. */
  name: string
  kind: string
  /** For display, with `ANY_PATH` where the file's path goes. */
  where: string
}

/** No path or folder contains it. */
export const ANY_PATH = '\0'

/** Answers beyond "done". */
interface Answers {
  where: WhereItGoes[]
  history: History
  /** Its key; null if the path is free. */
  owner: string | null
  clip: { jobIds: number[] }
  clipLarge: { jobIds: number[] }
  retryPictures: { jobIds: number[] }
  /** How many were skipped: they are being written now. */
  discard: { left: number }
  redirect: { left: number }
}

export type Answer<Name extends Intent> = Name extends keyof Answers ? Answers[Name] : null
