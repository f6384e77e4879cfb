import type { Copy } from './capture-page'
import type { Reading } from './read-copy'

const PAGE = '/reader.html'

/** What the page that lends its DOM can do. */
interface Reader {
  readCopy(copy: Copy): Reading
  /** Null if not a drawing. */
  cleanSvg(svg: string): string | null
}

export type Question<N extends keyof Reader = keyof Reader> = { [Name in N]: Parameters<Reader[Name]>[0] }
export type Answer<N extends keyof Reader = keyof Reader> = ReturnType<Reader[N]>

/** That page, while it is open. */
export interface OpenReader {
  /** @throws if it could not answer */
  ask<N extends keyof Reader>(question: Question<N>): Promise<Answer<N>>
  /** Ends its work too. */
  close(): Promise<void>
}

type Said = { answer: Answer } | { failed: string }

/** Open that page in a frame. It has no origin where browsers know sandboxed pages, and is reached by message only. */
export async function openFrame(): Promise<OpenReader> {
  const frame = document.createElement('iframe')
  frame.hidden = true
  frame.src = PAGE
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
  document.documentElement.append(frame)
  await loaded
  return {
    ask: <N extends keyof Reader>(question: Question<N>): Promise<Answer<N>> =>
      new Promise((resolve, reject) => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = ({ data }: MessageEvent<Said>) =>
          'answer' in data ? resolve(data.answer as Answer<N>) : reject(new Error(data.failed))
        frame.contentWindow?.postMessage(question, '*', [port2])
      }),
    close: async () => frame.remove(),
  }
}

/** Answer as that page. */
export function onQuestion({ readCopy, cleanSvg }: Reader): void {
  const answerTo = (asked: Partial<Question>): Answer => {
    if (asked.readCopy) return readCopy(asked.readCopy)
    return cleanSvg(asked.cleanSvg ?? '')
  }
  addEventListener('message', ({ source, data, ports: [port] }) => {
    if (source !== parent) return
    try {
      port?.postMessage({ answer: answerTo(data) } satisfies Said)
    } catch (cause) {
      port?.postMessage({ failed: String(cause) } satisfies Said)
    }
  })
}
