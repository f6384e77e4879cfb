import { expect, it } from 'vitest'
import { encodeMonths } from '../../../../utils/extract/metadata/dates/month-words'
import { readMoment } from '../../../../utils/extract/metadata/dates/read-moment'

const LANGUAGES =
  'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky lo lt lv mk ml mr ms nb ne nl pa pl ps pt ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi zh zh-TW'.split(
    ' ',
  )

it.each(LANGUAGES)('reads every month as %s writes it, in full and short', (language) => {
  for (const dateStyle of ['full', 'long', 'medium'] as const)
    for (let month = 0; month < 12; month++) {
      const at = Date.UTC(2025, month, 7)
      const text = new Intl.DateTimeFormat(language, { dateStyle, timeZone: 'UTC' }).format(at)
      expect([text, readMoment(text, { language })]).toEqual([text, new Date(at).toISOString().slice(0, 10)])
    }
})

it.each(['ar', 'el', 'hi', 'de', 'ko', 'zh-TW', 'es', 'ru'])('reads the clock as %s writes it', (language) => {
  for (const hour of [0, 7, 12, 19]) {
    const at = Date.UTC(2025, 9, 7, hour, 46)
    const text = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(
      at,
    )
    expect([text, readMoment(text, { language })]).toEqual([text, new Date(at).toISOString().slice(0, 16)])
  }
})

it.each(['xx', 'not a tag', '', 'tlh'])(
  'a language that Intl lacks throws nothing and leaves English: %j',
  (language) => {
    expect(() => encodeMonths('7 October 2026', language)).not.toThrow()
    expect(readMoment('7 October 2026', { language })).toBe('2026-10-07')
  },
)

it.each([
  ['fa', '۱۵ مهر ۱۴۰۵'],
  ['fa', '۱۴۰۵/۷/۱۵'],
  ['th', '7 ตุลาคม 2569'],
  ['th', '7/10/2569'],
  ['ja', '令和8年10月7日'],
  ['ja', 'R8.10.7'],
  ['zh-TW', '民國一一五年十月七日'],
  ['zh-TW', '民國115.10.7'],
  ['zh', '二〇二六年十月七日'],
  ['hu', '2026. október 7-én'],
  ['en', 'Oct. 7th, 2026'],
  ['fr', '7 octob. 2026'],
  ['lv', '2026. gada 7. oktobris'],
])('other calendars, numerals and abbreviations (%s): %s', (language, text) => {
  expect(readMoment(text, { language })).toBe('2026-10-07')
})

it.each(['6. Mai 2014', '6 mai 2014', '6 de mayo de 2014', '6 maggio 2014', '6 mei 2014', '6. maj 2014'])(
  'reads western European months on a page that names another language: %s',
  (text) => expect(readMoment(text, { language: 'ja' })).toBe('2014-05-06'),
)

it.each(['7 marathons of 2026', '12 days in 2026', '12 decorated 2026 halls'])('no month in %j', (text) =>
  expect(readMoment(text, { language: 'en' })).toBeUndefined(),
)
