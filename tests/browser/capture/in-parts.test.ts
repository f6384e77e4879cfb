import { expect, it } from 'vitest'
import type { Captured } from '../../../utils/browser/capture/capture-page'
import { forgetParts, handOut, part, takeIn } from '../../../utils/browser/capture/in-parts'

const captured = (...written: string[]): Captured => ({
  result: { problem: 'unreadable', detail: '中"\\', hasSelection: false },
  written,
})
const ask = async (...given: Parameters<typeof part>) => part(...given)

it('hands a small page over at once', async () => {
  const handed = handOut(captured('a'))
  expect(handed).toEqual({ captured: captured('a') })
  expect(await takeIn(handed, ask)).toEqual(captured('a'))
})

it('hands a large one over in parts of which each fits into a message', async () => {
  const large = captured('a'.repeat(20_000_000), 'b'.repeat(9_000_000))
  const handed = handOut(large)
  const lengths: number[] = []
  const taken = await takeIn(handed, async (...given) => {
    const text = part(...given)
    lengths.push(text?.length ?? 0)
    return text
  })
  expect(taken).toEqual(large)
  expect(Math.max(...lengths) * 6).toBeLessThan(64 << 20)
})

it('says so when the page has read something else meanwhile, or is gone', async () => {
  const first = handOut(captured('a'.repeat(20_000_000)))
  const second = handOut(captured('b'.repeat(20_000_000)))
  await expect(takeIn(first, ask)).rejects.toThrow('no answer')
  if ('id' in second) forgetParts(second.id)
  await expect(takeIn(second, ask)).rejects.toThrow('no answer')
})
