import { describe, expect, it } from 'vitest'
import type { Label } from '../../../scripts/train/labels'
import { weights } from '../../../scripts/train/weights'

const label = (tokens: number, more: Partial<Label> = {}): Label => ({
  ...{ tokens, isText: false, isCopy: false, isCaption: false },
  ...more,
})
const text = (tokens: number) => label(tokens, { isText: true })
const weigh = (list: Label[], page = { set: 'aeb', news: false }, listed: number[] = []) =>
  weights(
    list.map((_, i) => ({ isListed: listed.includes(i) })),
    list,
    page,
  )

describe('weights', () => {
  it('are shares of the text, where every block counts a little', () => {
    // 60 tokens of text, 40 that every text has more.
    expect(weigh([text(46), text(14), label(6), label(0)])).toEqual([0.5, 0.18, 0.1, 0.04])
  })

  it('let no block decide a page', () => {
    expect(weigh([text(300), label(900)])).toEqual([0.5, 0.5])
  })

  it('count news twice', () => {
    expect(weigh([text(60), label(6)], { set: 'aeb', news: true })).toEqual([1, 0.2])
  })

  it('forgive captions and copies of the text', () => {
    const [, other = 0, caption, copy] = weigh([
      text(60),
      label(16),
      label(16, { isCaption: true }),
      label(16, { isCopy: true }),
    ])
    expect([caption, copy]).toEqual([other * 0.4, other * 0.5])
  })
})

describe('weights: a list, table or quotation that the truth leaves out', () => {
  const inside = [text(60), label(6), text(60)]
  const first = (set: string, list: Label[], listed: number[]) => weigh(list, { set, news: false }, listed)[1]

  it.each([
    ['between paragraphs is not judged, where truths leave such out', 'fundus', inside, [1], 0],
    ['but where they do not', 'aeb', inside, [1], 10 / 160],
    ['nor is anything else', 'fundus', inside, [], 10 / 160],
    ['after the last paragraph', 'fundus', [text(60), label(6)], [1], 0.1],
    ['before a short line only', 'fundus', [text(60), label(6), text(5)], [1], 10 / 105],
    ['too far from the next paragraph', 'fundus', [text(60), ...Array(13).fill(label(6)), text(60)], [1], 10 / 160],
    ['a known one counts as text', 'fundus', [text(60), text(6), text(60)], [1], 10 / 166],
  ])('%s', (_, set, list, listed, expected) => {
    expect(first(set, list, listed)).toBe(expected)
  })
})
