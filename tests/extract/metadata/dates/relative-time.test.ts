import { expect, it } from 'vitest'
import { relativeIn } from '../../../../utils/extract/metadata/dates/relative-time'

const NOW = Date.UTC(2026, 9, 7, 12, 0)

it.each([
  ['en', '3 hours ago', '2026-10-07'],
  ['en', '3h ago', '2026-10-07'],
  ['de', 'vor 2 Stunden', '2026-10-07'],
  ['zh-TW', '3小時前', '2026-10-07'],
  ['fr', 'il y a 2 jours', '2026-10-05'],
  ['ar', 'قبل ساعتين', '2026-10-07'],
  ['ru', '2 часа назад', '2026-10-07'],
  ['ko', '2일 전', '2026-10-05'],
  ['de', 'Gestern, 14:05 Uhr', '2026-10-06T14:05'],
  ['zh', '昨天 14:05', '2026-10-06T14:05'],
  ['ja', '5 分前', '2026-10-07T13:55+02:00'],
  ['de', '5 minutes ago', '2026-10-07T13:55+02:00'],
])('at the precision it states (%s): %s', (language, text, value) => {
  expect(relativeIn(text, language, NOW, 'Europe/Berlin')).toBe(value)
})

it('names no day when the hours reach across midnight', () => {
  expect(relativeIn('14 hours ago', 'en', NOW, 'Europe/Berlin')).toBeUndefined()
})

it.each(['en', 'de', 'fr', 'es', 'ru', 'ar', 'zh', 'ja', 'ko', 'hi', 'tr', 'pl', 'fi', 'he', 'uk', 'pt'])(
  'reads what Intl writes for days ago in %s',
  (language) => {
    const format = new Intl.RelativeTimeFormat(language, { numeric: 'always' })
    for (const days of [1, 2, 3, 5, 11, 21]) {
      const text = format.format(-days, 'day')
      const day = new Date(NOW - days * 86_400_000).toISOString().slice(0, 10)
      expect([text, relativeIn(text, language, NOW, 'UTC')]).toEqual([text, day])
    }
  },
)

it.each(['an hour of joy', '3 hours', 'agora', ''])('no time in %j', (text) =>
  expect(relativeIn(text, 'en', NOW, 'UTC')).toBeUndefined(),
)
