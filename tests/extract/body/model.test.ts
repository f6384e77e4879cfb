import { describe, expect, it } from 'vitest'
import { FEATURES } from '../../../utils/extract/body/features'
import { decode, leafOf, scoreBlocks } from '../../../utils/extract/body/model'
import data from '../../../utils/extract/body/model.json'
import { pageOf, prose } from './page'

/** Numbers as the packed trees write them. */
const char = (digit: number) => String.fromCharCode(35 + digit + (35 + digit >= 92 ? 1 : 0))
const leaf = (thousandths: number) => {
  const digits = thousandths + (91 * 91 - 1) / 2
  return `!${char(Math.floor(digits / 91))}${char(digits % 91)}`
}
const split = (feature: number, threshold: number, below: string, above: string) =>
  char(feature) + char(threshold) + below + above

describe('decode and leafOf: a tree', () => {
  const thresholds = [[0.5], Array.from({ length: 80 }, (_, i) => i)]
  const tree = decode(split(0, 0, leaf(-1250), split(1, 70, leaf(250), leaf(4000))), thresholds)

  it.each([
    [[0, 0], -1.25],
    [[0.5, 99], -1.25],
    [[0.51, 70], 0.25],
    [[1, 71], 4],
  ])('%j ends at %d', (row, value) => expect(leafOf(tree, Float32Array.from(row), 0)).toBeCloseTo(value, 6))

  it('reads its row among others', () => {
    expect(leafOf(tree, Float32Array.of(0, 0, 1, 71), 2)).toBeCloseTo(4, 6)
  })
})

describe('the model that ships', () => {
  it('asks only for features there are', () => {
    expect(Object.keys(data.features).filter((name) => !FEATURES[name])).toEqual([])
  })

  it.each([
    ['nothing', ''],
    ['one line', '<p>Zeile</p>'],
    ['no headline', prose('Absatz', 3)],
    ['digits only', '<p>2026</p><p>12:05</p>'],
    ['one paragraph without end', `<p>${'市議會'.repeat(20_000)}</p>`],
  ])('gives a page of %s a score from 0 to 1 for each block', (_, html) => {
    const page = pageOf(html)
    const scores = [...scoreBlocks(page)]
    expect(scores).toHaveLength(page.blocks.length)
    expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true)
  })

  it('does not ask about a line that is only a link', () => {
    expect([...scoreBlocks(pageOf('<p><a href="/">Anderswo</a></p>'))]).toEqual([0])
  })
})
