import * as v from 'valibot'
import type { Reason } from '../../outbox/account'
import { Problem, toProblem } from '../../problem'
import { browser } from '../browser'
import { fromOwnPage } from './own-page'
import { type Answer, INTENTS, type Intent, type Request } from './protocol'

export type Handlers = { [Name in Intent]: (request: Request<Name>) => Promise<Answer<Name>> }
type Reply = { answer: unknown } | { problem: Reason }

/**
 * Ask the background.
 * @throws {Problem} as the background threw it; `internal_error` if it does not answer
 */
export async function send<Name extends Intent>(name: Name, request: Request<Name>): Promise<Answer<Name>> {
  const reply = await ask({ name, request })
  if ('problem' in reply) throw new Problem(reply.problem.code, reply.problem.detail)
  return reply.answer as Answer<Name>
}

/** What Chromium and Firefox say if the background ended before it answered. */
const ENDED = /message (?:channel|port) closed|Receiving end does not exist|Actor .* destroyed/i

/** A stopped background wakes up when asked again; any request may arrive more than once. */
async function ask(message: { name: Intent; request: unknown }, tries = 3): Promise<Reply> {
  try {
    return await browser.runtime.sendMessage(message)
  } catch (cause) {
    if (tries === 1 || !ENDED.test(String(cause))) throw toProblem(cause)
    return ask(message, tries - 1)
  }
}

/** Answer the extension's own pages; malformed requests are refused. Errors cross as code and detail. */
export function onMessage(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message, sender): Promise<Reply> | undefined => {
    const { name, request } = message as { name: Intent; request: unknown }
    if (!fromOwnPage(sender) || !Object.hasOwn(INTENTS, name)) return undefined
    return answer(handlers, name, request).then(
      (answer) => ({ answer }),
      (cause) => {
        const { code, detail } = toProblem(cause)
        return { problem: { code, detail } }
      },
    )
  })
}

async function answer<Name extends Intent>(handlers: Handlers, name: Name, request: unknown): Promise<Answer<Name>> {
  const schema: v.GenericSchema<unknown, unknown> = INTENTS[name]
  return handlers[name](v.parse(schema, request) as Request<Name>)
}
