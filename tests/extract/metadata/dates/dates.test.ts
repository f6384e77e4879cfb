import { expect, it } from 'vitest'
import { dateCandidates } from '../../../../utils/extract/metadata/dates/dates'
import { pageFacts } from '../../../../utils/extract/page/page-facts'
import { documentOf } from '../../../dom'
import { throwFault } from '../../throw-fault'

const NOW = Date.UTC(2026, 10, 23)
const LONG = `<p>${'Many words about what happened in the town that night. '.repeat(6)}</p>`
const body = LONG.repeat(3)

/** What a page with this head and body says about its dates. */
function datesOf(html: string, language = 'en-GB', head = '') {
  const url = 'https://news.example/world/story'
  const facts = pageFacts(documentOf(`<head><title>Night in town</title>${head}</head><body>${html}`, url), url)
  const { published, modified } = dateCandidates(facts, language, {
    now: NOW,
    timeZone: 'Europe/Berlin',
    onFault: throwFault,
  })
  return { published: published[0]?.value, modified: modified[0]?.value }
}
const ld = (properties: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...properties })}</script>`
const none = { published: undefined, modified: undefined }
const page = (line: string, after = '') =>
  `<main><article><h1>Night in town</h1>${line}<div>${body}${after}</div></article></main>`

it.each([
  ['a time in prose', `<p>The war began on <time datetime="2022-02-24">24 February 2022</time> and never ended.</p>`],
  ['a time in long prose', `<p>The war began on <time datetime="2022-02-24">24 February</time>. ${LONG.slice(3)}`],
  ['an infobox', '<div class="infobox">Concert: 12 June 1998 at 20.00</div>'],
  [
    'an info holder with other words',
    `<div class="info">${'Concert in the old town hall '.repeat(2)} 12 June 1998</div>`,
  ],
  ['a card in the head', '<div class="card"><a href="/2">Other</a><span class="card-date">3 January 2019</span></div>'],
  ['a standfirst', '<p>The concert on 12 June 1998 at 20.00 was the first.</p>'],
  ['an ambiguous day', '<span class="date">03/05/2024</span>', 'en'],
])('%s is no date of the article', (_, line, language?: string) => {
  expect(datesOf(page(line), language)).toEqual(none)
})

it.each([
  ['a card after the text', '<span class="card-date">3 January 2019</span>'],
  ['a time after the text', '<time datetime="2019-01-03">3 January 2019</time>'],
  ['a line after the text', '<p>3 January 2019, 10:00</p>'],
])('%s is no date of the article', (_, after) => expect(datesOf(page('', after))).toEqual(none))

it("a masthead's day is no date of the article", () => {
  expect(datesOf(`<header><span class="date">22 November 2026</span></header>${page('')}`)).toEqual(none)
})

it.each([
  ['a time', '<time datetime="2026-10-07T19:46+02:00">today</time>', '2026-10-07T19:46+02:00'],
  [
    'a time after a standfirst',
    `<p class="lead">${LONG.slice(3)}<time datetime="2026-10-07">7 Oct</time>`,
    '2026-10-07',
  ],
  ['a byline', '<p class="byline">By Ann Bell, <time>7 October 2026</time></p>', '2026-10-07'],
  ['an hCard', '<div class="author vcard">Ann Bell <time>7 October 2026</time></div>', '2026-10-07'],
  ['a holder', '<div class="article-info">7 October 2026</div>', '2026-10-07'],
  ['a plain line', '<p>By Ann Bell · 7 October 2026, 19:46</p>', '2026-10-07T19:46'],
  ['a WordPress time', '<time class="entry-date published updated">7 October 2026</time>', '2026-10-07'],
])('%s in the head is the publication', (_, line, published) => {
  expect(datesOf(page(line))).toEqual({ published, modified: undefined })
})

it('a date marked up as the publication counts wherever it stands', () => {
  expect(datesOf(page('', '<span itemprop="datePublished" content="2026-10-07">7/10</span>')).published).toBe(
    '2026-10-07',
  )
})

it.each([
  ['ja', '山田太郎 2026年10月7日 19時46分', '2026-10-07T19:46'],
  ['zh-TW', '2026/10/07 19:46　記者王小明／台北報導', '2026-10-07T19:46'],
  ['zh', '2026年10月07日 19:46 来源：新华社', '2026-10-07T19:46'],
  ['de', '7. Oktober 2026, 19:46 Uhr', '2026-10-07T19:46'],
])('reads a plain date line under the headline (%s): %s', (language, line, published) => {
  expect(datesOf(page(`<div><span>${line}</span></div>`), language).published).toBe(published)
})

it.each([
  [
    'fr',
    '<p>Publié le 7 octobre 2026 à 19h46, modifié le 8 octobre 2026 à 08h10</p>',
    '2026-10-07T19:46',
    '2026-10-08T08:10',
  ],
  ['en', '<span>Updated</span> <span class=date>3 May 2024 10:00</span>', undefined, '2024-05-03T10:00'],
  ['en', '<p class=date>1 May 2024 | Updated 3:05 pm, 2 May 2024</p>', '2024-05-01', '2024-05-02'],
  ['zh', '<p class=date>更新時間：2026-10-07 19:46</p>', undefined, '2026-10-07T19:46'],
  [
    'en',
    '<div>Published <time datetime="2024-05-01">1 May</time> Updated <time datetime="2024-05-02">2 May</time></div>',
    '2024-05-01',
    '2024-05-02',
  ],
])('tells the last change from the publication (%s): %s', (language, line, published, modified) => {
  expect(datesOf(page(line), language)).toEqual({ published, modified })
})

it('takes no word of the headline for a label', () => {
  const html = `<h1>Night in town updated</h1><div><time datetime="2026-10-07">7 October</time></div>${body}`
  expect(datesOf(html).published).toBe('2026-10-07')
})

it.each([
  [1712120112345, '2024-04-03T04:55:12.345Z'],
  ['1712120112', '2024-04-03T04:55:12.000Z'],
])('reads an epoch: %s', (datePublished, published) => {
  expect(datesOf(page(''), 'en', ld({ datePublished })).published).toBe(published)
})

const TAIPEI = ld({ datePublished: '2026-10-07T19:46:00+00:00', dateModified: '2026-10-07T20:10:00+00:00' })

it.each([
  ['zh-TW', '2026/10/07 19:46', '2026-10-07T19:46:00', '2026-10-07T20:10:00'],
  ['zh-TW', '2026/10/07 19:46 台北時間', '2026-10-07T19:46:00+08:00', '2026-10-07T20:10:00+08:00'],
  ['zh-TW', '2026/10/08 03:46', '2026-10-07T19:46:00+00:00', '2026-10-07T20:10:00+00:00'],
  ['en', '2026/10/07 19:46', '2026-10-07T19:46:00+00:00', '2026-10-07T20:10:00+00:00'],
])('UTC that readers see as their clock is no UTC in East Asia (%s): %s', (language, line, published, modified) => {
  expect(datesOf(page(`<p>${line}</p>`), language, TAIPEI)).toEqual({ published, modified })
})
