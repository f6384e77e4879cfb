import { describe, expect, it } from 'vitest'
import { quantile, ratio, slope, spread } from '../../../scripts/bench/statistics'

describe('quantile', () => {
  it.each([
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 3, 2], 0.5, 3],
    [[3, 1, 2], 1, 3],
    [[3, 1, 2], 0, 1],
    [[7], 0.95, 7],
    [[], 0.5, undefined],
  ])('of %j at %d is %s', (values, share, expected) => {
    expect(quantile(values, share)).toBe(expected)
  })

  it('leaves the values in their order', () => {
    const values = [3, 1, 2]
    quantile(values, 0.5)
    expect(values).toEqual([3, 1, 2])
  })
})

it('spread is median, 95th percentile and maximum', () => {
  expect(spread(Array.from({ length: 100 }, (_, i) => i))).toEqual([50, 95, 99])
  expect(spread([])).toEqual([undefined, undefined, undefined])
})

it.each([
  [3, 2, 1.5],
  [0, 2, 0],
  [3, 0, undefined],
  [undefined, 2, undefined],
  [3, undefined, undefined],
])('the ratio of %s to %s is %s', (a, b, expected) => {
  expect(ratio(a, b)).toBe(expected)
})

describe('slope', () => {
  const sizes = [1_000, 10_000, 100_000]
  it.each([
    ['constant', 0, () => 40],
    ['linear', 1, (n: number) => 0.01 * n],
    ['quadratic', 2, (n: number) => 3 * n * n],
  ])('is the exponent of %s growth: %d', (_, exponent, time) => {
    expect(slope(sizes.map((n) => [n, time(n)]))).toBeCloseTo(exponent)
  })

  it('is below 1 when a fixed cost hides in small pages', () => {
    expect(slope(sizes.map((n) => [n, 50 + 0.01 * n]))).toBeLessThan(0.9)
  })
})
