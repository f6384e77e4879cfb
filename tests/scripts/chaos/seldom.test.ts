import { expect, it } from 'vitest'
import { seldom } from '../../../scripts/chaos/seldom'

it('passes on the first, and then what comes ten seconds later', () => {
  let now = 1_000
  const heard: number[] = []
  const tell = seldom(
    (value: number) => heard.push(value),
    () => now,
  )
  for (const at of [1_000, 1_001, 10_999, 11_000, 20_000, 21_500]) {
    now = at
    tell(at)
  }
  expect(heard).toEqual([1_000, 11_000, 21_500])
})
