import { expect, it } from 'vitest'
import { superLinear, superLinearIn } from './linear'

const steps = (count: number) => {
  let sum = 0
  for (let i = 0; i < count; i++) sum += i & 7
  return sum
}

it.each([
  ['the length', (text: string) => steps(text.length * 1000), false],
  ['its square', (text: string) => steps(text.length ** 2 / 10), true],
  ['more than anybody waits for', (text: string) => steps(text.length * 120_000), true],
])('tells what grows with %s', { timeout: 60_000 }, (_, work, isTold) => {
  expect(superLinear(work, 'ab') !== undefined).toBe(isTold)
})

it('makes the input apart from what is measured', () => {
  const slow = (size: number) => steps(size ** 2 / 10)
  expect(superLinearIn(() => {}, slow, { name: 'nothing' })).toBeUndefined()
})
