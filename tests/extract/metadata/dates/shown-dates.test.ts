import { expect, it } from 'vitest'
import { dateCandidates } from '../../../../utils/extract/metadata/dates/dates'
import { pageFacts } from '../../../../utils/extract/page/page-facts'
import { documentOf } from '../../../dom'
import { superLinearIn } from '../../../linear'
import { throwFault } from '../../throw-fault'

const NOW = Date.UTC(2026, 10, 23)
const TEXT = `<p>${'Many words about what happened in the town that night. '.repeat(8)}</p>`.repeat(4)

/** The publication that a page without declared dates yields, with its evidence. */
function winnerOf(body: string, { language, head = '', url = 'https://news.example/story' }: Options = {}) {
  const page = `<head><title>Night in town | Gazette</title>${head}</head><body>${body}</body>`
  const facts = pageFacts(documentOf(page, url), url)
  const { published } = dateCandidates(facts, language, { now: NOW, timeZone: 'Europe/Berlin', onFault: throwFault })
  return published[0]
}
interface Options {
  language?: string
  head?: string
  url?: string
}
const publishedOn = (...args: Parameters<typeof winnerOf>) => winnerOf(...args)?.value

it.each([
  [
    'a day over the headline',
    `<h2 class="date-header">Freitag, 5. Juni 2015</h2><h1>Night in town</h1>${TEXT}`,
    '2015-06-05',
  ],
  ['a day alone under it', `<h1>Night in town</h1><ul><li>29. Januar 2019</li></ul>${TEXT}`, '2019-01-29'],
  [
    'a microformat after the text',
    `<h1>Night in town</h1>${TEXT}<abbr class="published" title="2017-09-09T10:52:00+02:00">10:52</abbr>`,
    '2017-09-09T10:52:00+02:00',
  ],
  ['a label after the text', `<h1>Night in town</h1>${TEXT}<p>Erschienen am: 01.11.2023</p>`, '2023-11-01'],
  [
    'a table cell',
    `<table><tr><td><h1>Night in town</h1></td></tr><tr><td><small>Donnerstag, 15.2.2018, 19:51</small></td></tr><tr><td>${TEXT}</td></tr></table>`,
    '2018-02-15T19:51',
  ],
  [
    'two digits of the year',
    `<h1>Night in town</h1><div><span>Do 25.04.24 | 14:07 Uhr</span></div>${TEXT}`,
    '2024-04-25T14:07',
  ],
  [
    'a heading that the title repeats, under the name of the site',
    `<h1>Gazette of the whole county</h1>${TEXT}<h2>Night in town</h2><p class="date">6. Mai 2014</p>${TEXT}`,
    '2014-05-06',
  ],
  [
    'another language than the page names',
    `<h1>Night in town</h1><p class="date">6 mars 2014</p>${TEXT}`,
    '2014-03-06',
  ],
])('finds %s', (_, body, value) => expect(publishedOn(body, { language: 'de' })).toBe(value))

it.each([
  ['a copyright line', `<h1>Night in town</h1>${TEXT}<p>Copyright © 19.12.2019 Gazette</p>`],
  ['a footer', `<h1>Night in town</h1>${TEXT}<footer><p class="date">19.12.2019</p></footer>`],
  [
    'a comment',
    `<h1>Night in town</h1>${TEXT}<div class="comments"><p>Ann, <a href="#1">19.12.2019, 14:00</a></p></div>`,
  ],
  ['a sentence', `<h1>Night in town</h1><p>The hall was opened on 19.12.2019 by the mayor.</p>${TEXT}`],
  [
    'a related story',
    `<h1>Night in town</h1>${TEXT}<ul class="related"><li><a href="/2">Other</a> <time datetime="2019-12-19">19.12.</time></li></ul>`,
  ],
  ['a day to come', `<h1>Night in town</h1><p>19.12.2031</p>${TEXT}`],
])('%s gives no date', (_, body) => expect(publishedOn(body, { language: 'de' })).toBeUndefined())

const H = `<h1>Night in town</h1>${TEXT}`

it.each([
  ['a telling meta name', `<meta name="w-published-date" content="2025-05-27T06:03:43Z">`, '2025-05-27T06:03:43Z'],
  [
    'structured data of the page',
    `<script type="application/ld+json">{"@type":"WebPage","datePublished":"2024-03-17T19:47:39+00:00"}</script>`,
    '2024-03-17T19:47:39+00:00',
  ],
])('finds %s', (_, head, value) => expect(publishedOn(H, { head, language: 'en' })).toBe(value))

it.each([
  ['https://news.example/2026/10/07/story', '2026-10-07'],
  ['https://news.example/a/20261007-story', '2026-10-07'],
  ['https://news.example/a/12345678-story', undefined],
])('the address is the last resort: %s', (url, value) => expect(publishedOn(H, { url, language: 'en' })).toBe(value))

it.each([
  [
    'another date with a day over 12',
    `<span class="date">03/05/2024</span>`,
    '<p>Seen 23/04/2024</p>',
    'https://news.example/s',
    '2024-05-03',
  ],
  ['the country of the address', `<span class="date">03/05/2024</span>`, '', 'https://news.example.uk/s', '2024-05-03'],
  ['an American address', `<span class="date">03/05/2024</span>`, '', 'https://news.example.gov/s', '2024-03-05'],
])('bare English: day or month first by %s', (_, line, after, url, value) => {
  expect(publishedOn(`<h1>Night in town</h1>${line}${TEXT}${after}`, { url, language: 'en' })).toBe(value)
})

it('names the text or the attribute it read', () => {
  const time = '<time datetime="2026-10-07T19:46+08:00">today</time>'
  expect(winnerOf(`<h1>Night in town</h1>${time}${TEXT}`)?.source).toBe('time[datetime] 2026-10-07T19:46+08:00')
  const line = '<div class="date">7. Oktober 2026, 19:46 Uhr</div>'
  expect(winnerOf(`<h1>Night in town</h1>${line}${TEXT}`, { language: 'de' })?.source).toBe(
    'text: 7. Oktober 2026, 19:46 Uhr',
  )
})

it('reads "hours ago" by the clock of the capture, and says so', () => {
  const line = '<span class="date">vor 3 Stunden</span>'
  const at = winnerOf(`<h1>Night in town</h1>${line}${TEXT}`, { language: 'de' })
  expect(at).toEqual({ value: '2026-11-22', source: 'relative: vor 3 Stunden' })
})

it.each([
  ['a clock alone takes the zone of the country', '', '2026-10-07T19:46+02:00'],
  ['a declared zone of the same clock is believed', '2026-10-07T19:46:00Z', '2026-10-07T19:46:00Z'],
])('%s', (_, declared, value) => {
  const head = declared && `<meta property="article:published_time" content="${declared}">`
  const line = '<div class="date">7. Oktober 2026, 19:46 Uhr</div>'
  const options = { language: 'de', url: 'https://blatt.example.de/s', head }
  expect(publishedOn(`<h1>Night in town</h1>${line}${TEXT}`, options)).toBe(value)
})

it.each([
  ['lines of one block', '19.12.2019 and no more<br>'],
  ['blocks in each other', '<div>19.12.2019 and <b>no</b> more '],
  ['one line', '19.12.2019 '],
  ['blanks', ' \n1 '],
])('no page is slow to read: %s', (_, unit) => {
  const pageOf = (times: number) => `<h1>Night in town</h1><div>${unit.repeat(times)}</div>`
  expect(superLinearIn((page) => publishedOn(page, { language: 'de' }), pageOf, { size: 400 })).toBeUndefined()
})

it.each([
  'Video verfügbar bis: 14.10.2020',
  'Available until 14.10.2020',
  'Gültig bis<br><b>14.10.2020</b>',
  'Expires: 14.10.2020',
])('the end of something is no publication: %s', (line) => {
  expect(publishedOn(`<h1>Night in town</h1><div class="date">${line}</div>${TEXT}`, { language: 'de' })).toBe(
    undefined,
  )
  const both = `<h1>Night in town</h1><div class="date">${line}</div><div class="date">12.10.2020</div>${TEXT}`
  expect(publishedOn(both, { language: 'de' })).toBe('2020-10-12')
})
