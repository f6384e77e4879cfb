import type { Captured } from './capture-page'

declare global {
  /** In the page, in our isolated world: what was read, for fetching in parts. */
  var pressclipTexts: { id: number; texts: string[] } | undefined
}

/** The captured page, or how to ask for it: a message holds 64 MiB. */
export type Handed = { captured: Captured } | { id: number; lengths: number[] }

/** Characters; one may be six bytes in a message. */
const PART = 8 << 20

/** In the page. */
export function handOut(captured: Captured): Handed {
  const { result, written } = captured
  const texts = [JSON.stringify(result), ...written]
  const lengths = texts.map(({ length }) => length)
  if (lengths.reduce((sum, length) => sum + length, 0) <= PART) return { captured }
  const id = Math.random()
  globalThis.pressclipTexts = { id, texts }
  return { id, lengths }
}

/** In the page; injected as source. Undefined if something else was read there meanwhile. */
export function part(id: number, n: number, from: number, to: number): string | undefined {
  const kept = globalThis.pressclipTexts
  return kept?.id === id ? kept.texts[n]?.slice(from, to) : undefined
}

/** In the page; injected as source. */
export function forgetParts(id: number): void {
  if (globalThis.pressclipTexts?.id === id) globalThis.pressclipTexts = undefined
}

/**
 * Collect what was handed out.
 * @param ask runs `part` in the page
 * @throws if the page no longer has it
 */
export async function takeIn(
  handed: Handed,
  ask: (...given: Parameters<typeof part>) => Promise<string | undefined>,
): Promise<Captured> {
  if ('captured' in handed) return handed.captured
  const texts: string[] = []
  for (const [n, length] of handed.lengths.entries()) {
    const parts: string[] = []
    for (let from = 0; from < length; from += PART) {
      const text = await ask(handed.id, n, from, from + PART)
      if (text === undefined) throw new Error('the page gave no answer')
      parts.push(text)
    }
    texts.push(parts.join(''))
  }
  const [result = '', ...written] = texts
  return { result: JSON.parse(result), written }
}
