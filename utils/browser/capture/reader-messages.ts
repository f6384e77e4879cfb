import { browser } from '../browser'
import { fromOwnPage } from '../messages/own-page'
import { type Answer, openFrame, type Question } from './reader-frame'

/** Ask the offscreen document. @throws if there is none, or if the reader could not answer */
export const askOffscreen = <N extends keyof Question>(question: Question<N>): Promise<Answer<N>> =>
  browser.runtime.sendMessage(question)

/** In the offscreen document: pass questions on to the reader in its frame. */
export function relayQuestions(): void {
  const reader = openFrame()
  browser.runtime.onMessage.addListener((message, sender): Promise<Answer> | undefined => {
    if (!fromOwnPage(sender)) return undefined
    const asked = message as Partial<Question>
    if (!asked.readCopy && asked.cleanSvg === undefined) return undefined
    return reader.then(({ ask }) => ask(asked as Question))
  })
}
