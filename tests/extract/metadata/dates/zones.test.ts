import { expect, it } from 'vitest'
import { offsetInCountry, wallClock } from '../../../../utils/extract/metadata/dates/zones'

it.each([
  ['2026-03-15T09:43', 'news.example.jp', 'ja', '+09:00'],
  ['2026-07-15T09:43', 'blatt.example.de', 'de', '+02:00'],
  ['2026-01-15T09:43:10', 'blatt.example.de', 'de-DE', '+01:00'],
  ['2026-07-15T09:43', 'news.example.tw', 'zh-TW', '+08:00'],
])('one zone in the country of the address and its language: %s on %s (%s) is %s', (clock, host, language, offset) => {
  expect(offsetInCountry(clock, host, language)).toBe(offset)
})

it.each([
  ['several zones', 'news.example.us', 'en-US'],
  ['no country', 'news.example.com', 'ja'],
  ['a language from elsewhere', 'news.example.tv', 'fa'],
  ['another country', 'news.example.de', 'ja'],
  ['no language', 'news.example.jp', undefined],
])('%s gives no zone', (_, host, language) => expect(offsetInCountry('2026-03-15T09:43', host, language)).toBe(''))

it('writes an epoch as a clock of a zone', () => {
  expect(wallClock(Date.UTC(2026, 9, 7, 12), 'Asia/Taipei')).toBe('2026-10-07T20:00+08:00')
  expect(wallClock(Date.UTC(2026, 9, 7, 12), 'UTC')).toBe('2026-10-07T12:00Z')
})
