import { describe, expect, it } from 'vitest'
import { publisherCandidates, shortName } from '../../../utils/extract/metadata/publisher'
import { superLinear } from '../../linear'
import { factsOf, ld } from '../facts-of'

describe('shortName', () => {
  it.each([
    ['n-tv.de', 'n-tv.de'],
    ['ka-news.de', 'ka-news.de'],
    ['Tagblatt - tagblatt.ch', 'Tagblatt'],
    ['Tagblatt | www.tagblatt.ch', 'Tagblatt'],
    ['大纪元 www.epochtimes.com', '大纪元'],
  ])('%s → %s', (name, short) => expect(shortName(name)).toBe(short))

  it.each([' ', '- ', 'a.', '| ', '-', 'a-'])('does not stall on 100 kB of "%s"', (part) => {
    expect(superLinear(shortName, part)).toBeUndefined()
  })
})

describe('publisherCandidates', () => {
  const names = (html: string) => publisherCandidates(factsOf(html)).map(({ value }) => value)
  const site = '<meta property="og:site_name" content="The Daily">'
  const host = { '@id': '#host', '@type': 'Organization', name: 'Acme Hosting GmbH' }

  it('an Organization that the article does not name comes after og:site_name', () => {
    expect(names(site + ld(host))).toEqual(['The Daily', 'Acme Hosting GmbH'])
    expect(names(site + ld([{ '@type': 'Article', publisher: { name: 'Daily Ltd' } }, host]))).toEqual([
      'Daily Ltd',
      'The Daily',
      'Acme Hosting GmbH',
    ])
  })

  it('the Organization that the article names comes first', () => {
    expect(names(site + ld([{ '@type': 'Article', publisher: { '@id': '#host' } }, host]))[0]).toBe('Acme Hosting GmbH')
  })

  it('an Organization is better than nothing', () => expect(names(ld(host))).toEqual(['Acme Hosting GmbH']))
})
