import { describe, expect, it } from 'vitest'
import { applyEdits, EDITABLE, fieldError, fieldText } from '../../../components/clip/edits'
import { momentText } from '../../../components/shared/moment-text'
import { parseMoment } from '../../../utils/moment'
import { article } from '../article'

describe('momentText', () => {
  it.each([
    ['2023-09-15', '2023-09-15'],
    ['2023-09-15T21:17', '2023-09-15 21:17'],
    ['2023-09-15T21:17:43', '2023-09-15 21:17:43'],
    ['2023-09-15T21:17:43+08:00', '2023-09-15 21:17:43 +08:00'],
    ['2023-09-15T21:17-04:00', '2023-09-15 21:17 -04:00'],
    ['2026-10-07T11:46:00.000Z', '2026-10-07 11:46:00.000 Z'],
  ])('shows %s as %s, which reads back as the same moment', (moment, text) => {
    expect(momentText(moment)).toBe(text)
    expect(parseMoment(text)).toBe(moment)
  })
})

describe('edits', () => {
  it('leave the article as it is when every field is what the page says', () => {
    const edits = Object.fromEntries(EDITABLE.map((field) => [field, fieldText(article, field)]))
    expect(applyEdits(article, edits)).toEqual(article)
  })

  it.each([
    ['title', ' A  new\ntitle ', { title: 'A new title' }],
    ['authors', '徐简、"King, Jr."', { authors: ['徐简', 'King, Jr.'] }],
    ['publisher', '', { publisher: undefined }],
    ['published', '2023-09-15', { published: '2023-09-15' }],
    ['published', '', { published: undefined }],
    ['published', 'yesterday', {}],
    ['tags', '', { tags: [] }],
    ['image', 'https://example.com/b.jpg', { image: { url: 'https://example.com/b.jpg' } }],
    ['image', 'javascript:alert(1)', {}],
    ['agency', 'dpa', { agency: 'dpa' }],
    ['url', 'https://news.example/b', { url: 'https://news.example/b' }],
    ['url', '', {}],
    ['url', 'javascript:alert(1)', {}],
    ['language', 'zh-TW', { language: 'zh-TW' }],
    ['language', 'zh_tw', { language: 'zh-TW' }],
    ['language', 'ar', { language: 'ar', direction: 'rtl' }],
    ['language', '../x', {}],
  ] as const)('of %s to %j give %j and change nothing else', (field, text, changed) => {
    expect(applyEdits(article, { [field]: text })).toEqual({ ...article, ...changed })
  })

  it.each([
    ['en', undefined],
    ['he-IL', 'rtl'],
    ['', 'rtl'],
  ])('of the language of an Arabic article to %j make its direction %s', (language, direction) => {
    const arabic = { ...article, language: 'ar', direction: 'rtl' } as const
    expect(applyEdits(arabic, { language }).direction).toBe(direction)
  })

  it('never change the article that was read', () => {
    const before = structuredClone(article)
    applyEdits(article, { title: 'x', tags: 'y', image: '' })
    expect(article).toEqual(before)
  })
})

describe('fieldError', () => {
  it.each([
    ['published', '', undefined],
    ['published', '2023-09-15', undefined],
    ['published', '2023-02-30', 'moment_invalid'],
    ['modified', 'today', 'moment_invalid'],
    ['image', 'https://example.com/a.jpg', undefined],
    ['image', 'a.jpg', 'address_invalid'],
    ['image', 'data:image/png;base64,x', 'address_invalid'],
    ['language', '', undefined],
    ['language', 'sr-Latn', undefined],
    ['language', 'zh_TW', undefined],
    ['language', 'Chinese (Taiwan)', 'language_invalid'],
    ['language', 'Chinese', 'language_invalid'],
    ['language', '中文', 'language_invalid'],
    ['language', '../x', 'language_invalid'],
    ['title', 'anything', undefined],
    ['url', 'file:///home/a/b.html', undefined],
    ['url', '', 'address_invalid'],
    ['url', 'javascript:alert(1)', 'address_invalid'],
  ] as const)('of %s %j is %s', (field, text, error) => {
    expect(fieldError(field, text)).toBe(error)
  })
})
