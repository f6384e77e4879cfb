import { expect, it } from 'vitest'
import { Problem, toProblem } from '../utils/problem'

it('passes a known problem on, and gives anything else its own name and cause', () => {
  const known = new Problem('network', 'offline')
  expect(toProblem(known)).toBe(known)

  const cause = new TypeError('x is undefined')
  expect(toProblem(cause)).toMatchObject({ code: 'internal_error', detail: 'TypeError: x is undefined', cause })
  expect(toProblem('thrown')).toMatchObject({ code: 'internal_error', detail: 'thrown' })
})
