import { browser } from './browser'
import type { Copy } from './capture-page'
import { fromOwnPage } from './own-page'
import type { Reading } from './read-copy'

/** What the page that lends its DOM can do. */
interface Reader {
  readCopy(copy: Copy): Reading
  /** Null when it is no drawing. */
  cleanSvg(svg: string): string | null
}

type Question<N extends keyof Reader = keyof Reader> = { [Name in N]: Parameters<Reader[Name]>[0] }
type Answer<N extends keyof Reader> = ReturnType<Reader[N]>

/** Ask that page. @throws when there is none */
export const askReader = <N extends keyof Reader>(question: Question<N>): Promise<Answer<N>> =>
  browser.runtime.sendMessage(question)

/** Answer as that page. */
export function onQuestion({ readCopy, cleanSvg }: Reader): void {
  browser.runtime.onMessage.addListener((message, sender): Promise<Answer<keyof Reader>> | undefined => {
    if (!fromOwnPage(sender)) return undefined
    const asked = message as Partial<Question>
    if (asked.readCopy) return Promise.resolve(readCopy(asked.readCopy))
    if (asked.cleanSvg !== undefined) return Promise.resolve(cleanSvg(asked.cleanSvg))
    return undefined
  })
}
