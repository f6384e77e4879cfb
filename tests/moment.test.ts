import { describe, expect, it } from 'vitest'
import { dayIn, dayOf, epochOf, parseMoment, precisionOf, utcOf } from '../utils/moment'

it.each([
  ['2026-10-07', 'day'],
  ['2028-02-29', 'day'],
  ['2026-10-07T19:46', 'clock'],
  ['2026-10-07T19:46:05', 'clock'],
  ['2026-10-07T19:46+08:00', 'instant'],
  ['2026-10-07T19:46:00-03:30', 'instant'],
  ['2026-10-07T11:46:00.000Z', 'instant'],
])('%s says a %s', (moment, precision) => {
  expect(precisionOf(moment)).toBe(precision)
})

it.each([
  '',
  '2026',
  '2026-02-29',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '0099-01-01',
  '2026-10-07T24:00',
  '2026-10-07T19:60',
  '2026-10-07T19:46:60Z',
  '2026-10-07T19:46+14:30',
  '2026-10-07T19:46-13:00',
  '2026-10-07T19:46+08:60',
  '2026-10-07T19:46+0800',
  '2026-10-07 19:46',
  ' 2026-10-07',
])('%j is no moment', (text) => {
  expect(precisionOf(text)).toBeUndefined()
  expect(dayOf(text)).toBeUndefined()
  expect(utcOf(text)).toBeUndefined()
})

it('turns an instant into UTC with milliseconds, and nothing else', () => {
  expect(utcOf('2023-09-15T21:17:43+08:00')).toBe('2023-09-15T13:17:43.000Z')
  expect(epochOf('2023-09-15T21:17:43+08:00')).toBe(1694783863000)
  expect(epochOf('2023-09-15')).toBeUndefined()
  expect(epochOf('2023-09-15T21:17:43')).toBeUndefined()
})

it("keeps the day of the article's own zone", () => {
  expect(dayOf('2026-10-07T00:30:00+08:00')).toBe('2026-10-07')
  expect(dayOf('2026-10-07T19:46')).toBe('2026-10-07')
})

it.each([
  ['Asia/Taipei', '2026-10-08'],
  ['America/Los_Angeles', '2026-10-07'],
  ['Asia/Tehran', '2026-10-08'],
  ['No/Where', '2026-10-07'],
])('files by the day in %s', (zone, day) => {
  expect(dayIn(Date.UTC(2026, 9, 7, 22), zone)).toBe(day)
})

describe('what a person types', () => {
  it.each([
    ['2026-10-07', '2026-10-07'],
    [' 2026/10/7 ', '2026-10-07'],
    ['2026.10.7', '2026-10-07'],
    ['2026-10-07 19:46', '2026-10-07T19:46'],
    ['2026-10-07 9:46', '2026-10-07T09:46'],
    ['2026-10-07T19:46:05', '2026-10-07T19:46:05'],
    ['2026-10-07 19:46:00 +08:00', '2026-10-07T19:46:00+08:00'],
    ['2026-10-07 19:46 +0800', '2026-10-07T19:46+08:00'],
    ['2026-10-07 19:46 UTC+8', '2026-10-07T19:46+08:00'],
    ['2026-10-07 19:46 −3:30', '2026-10-07T19:46-03:30'],
    ['2026-10-07T19:46:00.000Z', '2026-10-07T19:46:00.000Z'],
    ['2026-10-07 19:46 gmt', '2026-10-07T19:46Z'],
    ['２０２６－１０－０７　１９：４６', '2026-10-07T19:46'],
    ['2026年10月7日', '2026-10-07'],
    ['2026年10月7日 19:46', '2026-10-07T19:46'],
    ['2026年10月7日19:46', '2026-10-07T19:46'],
  ])('reads %s as %s', (typed, moment) => {
    expect(parseMoment(typed)).toBe(moment)
  })

  it.each([
    '',
    'yesterday',
    '07/10/2026',
    '10-07',
    '2026-10/07',
    '2026-02-30',
    '2026-10-07 25:00',
    '2026-10-07 +08:00',
  ])('does not guess at %j', (typed) => {
    expect(parseMoment(typed)).toBeUndefined()
  })
})
