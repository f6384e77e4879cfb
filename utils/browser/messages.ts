import { browser } from 'wxt/browser'
import type { Clip } from '../article'
import type { Job } from '../library/job'
import { Problem, type ProblemCode } from '../problem'

/** What pages may ask of the background. Every answer is plain JSON. */
interface Protocol {
  /** Render with the preset, commit to IndexedDB, then deliver. Answers once committed. */
  clip(request: { clip: Clip; preset: string; tabId?: number }): { jobId: number }
  /** Answers when the job is done, failed, or waits for another try (`pending` with a `problem`). */
  settled(request: { jobId: number }): Job
  /** Try this job now. */
  retry(request: { jobId: number }): Job
  /** Give up this job and its file. */
  discard(request: { jobId: number }): null
  /** The person has been told of the tabs that closed too early. */
  told(request: null): null
}

type Name = keyof Protocol
type Request<N extends Name> = Parameters<Protocol[N]>[0]
type Answer<N extends Name> = ReturnType<Protocol[N]>
type Handlers = { [N in Name]: (request: Request<N>) => Promise<Answer<N>> }
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
