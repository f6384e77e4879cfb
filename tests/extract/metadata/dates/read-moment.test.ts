import { describe, expect, it } from 'vitest'
import { momentsIn, plainDigits, readMoment } from '../../../../utils/extract/metadata/dates/read-moment'
import { superLinear } from '../../../linear'

describe('readMoment', () => {
  it.each([
    ['2023-09-15', '2023-09-15'],
    ['2023-09-15T21:17:43Z', '2023-09-15T21:17:43Z'],
    ['2023-09-15T21:17:43+0800', '2023-09-15T21:17:43+08:00'],
    ['2023-09-15T21:17:43.250+08:00', '2023-09-15T21:17:43.250+08:00'],
    ['2023-09-15T21:17:43.000Z', '2023-09-15T21:17:43Z'],
    ['2024-05-03 15:47:42.389000+00:00', '2024-05-03T15:47:42.389+00:00'],
    ['2023-09-15 21:17', '2023-09-15T21:17'],
    ['2023-09-15 9:17 PM', '2023-09-15T21:17'],
    ['2023-09-15 21:17:43 UTC', '2023-09-15T21:17:43Z'],
    ['20230915', '2023-09-15'],
    ['2023/09/15 08:05', '2023-09-15T08:05'],
  ])('machine-readable: %s', (text, moment) => expect(readMoment(text)).toBe(moment))

  it.each([
    ['zh', '2026年10月07日 19:46', '2026-10-07T19:46'],
    ['zh', '2026年十月03日', '2026-10-03'],
    ['zh', '二〇二六年十月二十三日', '2026-10-23'],
    ['zh-TW', '民國115年10月7日', '2026-10-07'],
    ['zh', '北京时间2026年10月07日 下午7:46', '2026-10-07T19:46'],
    ['zh', '2026年10月07日 19:46 北京时间', '2026-10-07T19:46+08:00'],
    ['ja', '令和8年10月7日 7時46分', '2026-10-07T07:46'],
    ['ko', '2026년 10월 7일 오후 7:46', '2026-10-07T19:46'],
    ['de', '7. Oktober 2026, 19:46 Uhr', '2026-10-07T19:46'],
    ['de', '7. Oktober 2026, 19:46 Uhr MESZ', '2026-10-07T19:46+02:00'],
    ['de', '07.10.2026, 19.46 Uhr', '2026-10-07T19:46'],
    ['fr', '7 octobre 2026 à 19h46', '2026-10-07T19:46'],
    ['es', '7 de octubre de 2026', '2026-10-07'],
    ['el', '22 Μαρτίου 2026', '2026-03-22'],
    ['ru', '7 октября 2026, 19:46', '2026-10-07T19:46'],
    ['ar', '٧ أكتوبر ٢٠٢٦', '2026-10-07'],
    ['en', 'October 7, 2026 7:46 p.m. EDT', '2026-10-07T19:46-04:00'],
    ['en-US', '10/07/2026', '2026-10-07'],
    ['en-GB', '07/10/2026', '2026-10-07'],
    ['fr', '07/10/2026', '2026-10-07'],
    ['en-GB', '05-03-2024', '2024-03-05'],
    ['en-US', '05-03-2024', '2024-05-03'],
    ['en', '13/05/2024', '2024-05-13'],
    ['en', '05.03.2024', '2024-03-05'],
    ['cs', '7. 10. 2026 19:46', '2026-10-07T19:46'],
    ['ko', '2026. 10. 7. 오후 7:46', '2026-10-07T19:46'],
    ['th', '7 ต.ค. 2569 19:46', '2026-10-07T19:46'],
    ['hi', '7 अक्टूबर 2026', '2026-10-07'],
    ['ja', '山田太郎 2026年10月7日 19時46分', '2026-10-07T19:46'],
    ['de', '07.10.2026 | 19:46 Uhr', '2026-10-07T19:46'],
  ])('as shown (%s): %s', (language, text, moment) => {
    expect(readMoment(text, { language })).toBe(moment)
  })

  it.each([
    ['2026年10月7日 晚间7:05', 'T19:05'],
    ['2026年10月7日 晚間7:05', 'T19:05'],
    ['2026年10月7日 傍晚 5:30', 'T17:30'],
    ['2026年10月7日 夜7:05', 'T19:05'],
    ['2026年10月7日 深夜11:05', 'T23:05'],
    ['2026年10月7日 深夜1:05', 'T01:05'],
    ['2026年10月7日 凌晨12:30', 'T00:30'],
    ['2026年10月7日 中午12:05', 'T12:05'],
    ['2026年10月7日 中午11:30', 'T11:30'],
    ['2026年10月7日 晚间19:05', 'T19:05'],
    ['2026年10月7日 早上7:05', 'T07:05'],
  ])('the part of the day: %s', (text, clock) =>
    expect(readMoment(text, { language: 'zh' })).toBe(`2026-10-07${clock}`),
  )

  it.each([
    ['2026-10-07 19:46 GMT+7', '+07:00'],
    ['2026-10-07 19:46 UTC+8', '+08:00'],
    ['2026-10-07 19:46 (GMT+8)', '+08:00'],
    ['2026-10-07 19:46 UTC +8', '+08:00'],
    ['2026-10-07 19:46 GMT-5', '-05:00'],
    ['2026-10-07 19:46 GMT+5:30', '+05:30'],
    ['2026-10-07T19:46GMT+7', '+07:00'],
    ['7 October 2026, 19:46 GMT+0200 (CEST)', '+02:00'],
    ['7 October 2026, 19:46 UTC−5', '-05:00'],
    ['2026-10-07T19:46+08', '+08:00'],
    ['2026-10-07 19:46 GMT', 'Z'],
    ['2026-10-07 19:46 Z', 'Z'],
    ['7 October 2026, 19:46 Z Warszawy', ''],
    ['2026年10月07日 19:46（台北時間）', '+08:00'],
  ])('the zone: %s', (text, zone) => expect(readMoment(text, { language: 'en' })).toBe(`2026-10-07T19:46${zone}`))

  it.each(['03/05/2024', '05-03-2024', '3/5/2024 10:00'])(
    'day or month first? Bare English does not tell: %s',
    (text) => expect(readMoment(text, { language: 'en' })).toBeUndefined(),
  )

  it.each([
    ['1 May 2024 | Updated 3:05 pm, 2 May 2024', '2024-05-01'],
    ['1 May 2024 | 3:05 pm, 2 May 2024', '2024-05-01'],
    ['1 May 2024 Updated 3:05 pm', '2024-05-01'],
    ['1 May 2024, 2 May 2024 10:00', '2024-05-01'],
  ])("takes no other date's clock: %s", (text, moment) => expect(readMoment(text, { language: 'en' })).toBe(moment))

  it.each(['2023-09-15T23:59:60Z', '2023-09-15T10:00:99Z', '2023-09-15T10:00:00-14:00', '2023-09-15T10:00:00+15:00'])(
    'a moment that no file could state is its day: %s',
    (text) => expect(readMoment(text)).toBe('2023-09-15'),
  )

  it('states each date of a line with its label', () => {
    const line = 'Publié le 7 octobre 2026 à 19h46, modifié le 8 octobre 2026 à 08h10'
    expect(momentsIn(line, { language: 'fr' })).toEqual([
      { value: '2026-10-07T19:46', before: 'Publié le ', after: ', modifié le ' },
      { value: '2026-10-08T08:10', before: ', modifié le ', after: '' },
    ])
  })

  it.each([
    ['Han', '中'],
    ['Chinese numerals', '十'],
    ['letters', 'a'],
    ['dotted letters', 'a.'],
    ['digits', '1'],
    ['blanks', ' '],
    ['dates', '7 May 2024 '],
    ['day numbers', '12 de '],
  ])('reads %s in time that grows with their number', (_, unit) => {
    expect(superLinear((text) => readMoment(text, { language: 'en' }), unit)).toBeUndefined()
  })

  it.each(['', 'soon', '2023-13-45', '2023-02-30', '31.02.2023', 'May', '12:30', 'Seite 3 von 2026'])(
    'no date in %j',
    (text) => {
      expect(readMoment(text, { language: 'de' })).toBeUndefined()
    },
  )

  it('drops an impossible clock and keeps the day', () => expect(readMoment('2023-09-15T27:00:00Z')).toBe('2023-09-15'))
})

describe('plainDigits', () => {
  it.each([
    ['٢٠٢٦', '2026'],
    ['۱۴۰۵', '1405'],
    ['２０２６年', '2026年'],
    ['十二月', '12月'],
    ['二十日', '20日'],
  ])('%s → %s', (text, plain) => expect(plainDigits(text)).toBe(plain))
})
