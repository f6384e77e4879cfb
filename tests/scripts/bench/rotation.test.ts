import { expect, it } from 'vitest'
import { rotation } from '../../../scripts/bench/rotation'

it('every order comes once before one comes again', () => {
  const order = rotation(['a', 'b', 'c'])
  const six = Array.from({ length: 6 }, (_, turn) => order(turn).join(''))
  expect(new Set(six)).toEqual(new Set(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']))
  expect(order(6)).toEqual(order(0))
})

it('one alone is always first', () => {
  expect(rotation(['a'])(5)).toEqual(['a'])
})
