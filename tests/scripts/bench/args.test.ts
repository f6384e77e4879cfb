import { describe, expect, it } from 'vitest'
import { parseOptions, UsageError } from '../../../scripts/bench/args'

describe('parseOptions', () => {
  it('measures everything beside the peers unless told otherwise', () => {
    expect(parseOptions([])).toMatchObject({ sets: undefined, onlyOurs: false, crossValidated: false, worst: 0 })
  })

  it('takes lists and numbers', () => {
    const options = parseOptions(['--set', 'fundus,aeb', '--lang=de', '--limit', '5', '--worst', '3', '--only', 'ours'])
    expect(options).toMatchObject({ sets: ['fundus', 'aeb'], langs: ['de'], limit: 5, worst: 3, onlyOurs: true })
  })

  it.each([
    [['--only', 'theirs'], '--only knows "ours", not "theirs".'],
    [['--limit', '0'], '--limit is no number: 0'],
    [['--worst', 'all'], '--worst is no number: all'],
    [['--sets', 'aeb'], /Unknown option '--sets'/],
    [['aeb'], /Unexpected argument 'aeb'/],
  ])('refuses %j', (args, message) => {
    expect(() => parseOptions(args)).toThrow(UsageError)
    expect(() => parseOptions(args)).toThrow(message)
  })
})
