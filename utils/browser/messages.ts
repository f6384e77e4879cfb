import { browser } from 'wxt/browser'
import type { Job } from '../library/job'
import { Problem, type ProblemCode } from '../problem'
import type { Origin } from './delivery'
import type { HandedClip } from './send-clip'

/** What pages may ask of the background. Every answer is plain JSON. */
interface Protocol {
  /** Render with the preset, commit to IndexedDB, then deliver. Answers once committed. */
  clip(request: { clip: HandedClip; preset: string } & Origin): { jobIds: number[] }
  /** The person has answered what `asking` said they were asked. */
  answered(request: null): null
  /** Answers when each of the jobs is done, failed, or waits for another try (`pending` with a `problem`). */
  settled(request: { jobIds: number[] }): Job[]
  /** Try these jobs now. */
  retry(request: { jobIds: number[] }): Job[]
  /** Keep a delivered clip once more as it was, to fetch the pictures that are missing. */
  retryPictures(request: { jobIds: number[]; tabId?: number; asking?: boolean }): { jobIds: number[] }
  /** Try everything that waits for this place now: it was repaired. */
  retryPlace(request: { place: string }): null
  /** Send waiting jobs to another place. */
  redirect(request: { jobIds: number[]; place: string }): null
  /** Give up these jobs and their files. */
  discard(request: { jobIds: number[] }): null
  /** Try again to clip the article behind a link that waits. */
  clipLink(request: { url: string }): null
  /** Give up a link that waits. */
  discardLink(request: { url: string }): null
  /** Where a file of the archive would lie at every active place. */
  where(request: { path: string }): WhereItGoes[]
  /** Leave the page in this tab and come back where the person can allow a place's folder for good. */
  comeBackToAllow(request: { tabId: number; place: string }): null
  /** The person has been told of the tabs that closed too early. */
  told(request: null): null
}

/** An active place, and where a file lies there. */
export interface WhereItGoes {
  /** The place's id. */
  place: string
  /** The person's name for the place; may be empty. */
  name: string
  kind: string
  /** For people to read. */
  where: string
}

type Name = keyof Protocol
type Request<N extends Name> = Parameters<Protocol[N]>[0]
type Answer<N extends Name> = ReturnType<Protocol[N]>
export type Handlers = { [N in Name]: (request: Request<N>) => Promise<Answer<N>> }
type Reply = { answer: unknown } | { problem: { code: ProblemCode; detail: string } }

/**
 * Ask the background.
 * @throws {Problem} as the background threw it
 */
export async function send<N extends Name>(name: N, request: Request<N>): Promise<Answer<N>> {
  const reply = await ask({ name, request })
  if ('problem' in reply) throw new Problem(reply.problem.code, reply.problem.detail)
  return reply.answer as Answer<N>
}

/** What Chromium and Firefox say when the background was ended before it answered. */
const ENDED = /message (?:channel|port) closed|Receiving end does not exist|Actor .* destroyed/i

/** A background that was ended wakes up when asked again; every request may be asked twice. */
async function ask(message: { name: Name; request: unknown }, tries = 3): Promise<Reply> {
  try {
    return await browser.runtime.sendMessage(message)
  } catch (cause) {
    if (tries === 1 || !ENDED.test(String(cause))) throw cause
    return ask(message, tries - 1)
  }
}

/** Answer the extension's own pages. Errors cross as code and detail. */
export function onMessage(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message, sender): Promise<Reply> | undefined => {
    const { name, request } = message as { name: Name; request: never }
    if (!sender.url?.startsWith(browser.runtime.getURL('')) || !Object.hasOwn(handlers, name)) return undefined
    return handlers[name](request).then(
      (answer) => ({ answer }),
      (cause) => ({
        problem: {
          code: cause instanceof Problem ? cause.code : 'storage_failed',
          detail: cause instanceof Problem ? cause.detail : String(cause),
        },
      }),
    )
  })
}
