import { describe, expect, it } from 'vitest'
import {
  rankPublished as rank,
  rankModified,
  withTrueZones,
} from '../../../../utils/extract/metadata/dates/choose-moment'

const at = (value: string, source = 'json-ld') => ({ value, source })
const NOW = Date.UTC(2026, 10, 23)
interface At {
  value: string
  source: string
}
const zoned = (published: At[], modified: At[] = []) =>
  withTrueZones(
    [...published.map((e) => ({ ...e, updated: false })), ...modified.map((e) => ({ ...e, updated: true }))],
    'news.example',
  )
const plain = ({ value, source }: At) => ({ value, source })
const rankPublished = (published: At[], now: number) => rank(zoned(published).map(plain), now)

describe('rankPublished', () => {
  it('corrects a false Z by a source that states the same wall clock with a real offset', () => {
    const ranked = rankPublished([at('2023-09-15T21:17:43Z'), at('2023-09-15T21:17:43+08:00', 'time')], NOW)
    expect(ranked[0]).toEqual(at('2023-09-15T21:17:43+08:00'))
  })

  it('compares wall clocks as far as both go', () => {
    expect(rankPublished([at('2023-09-15T21:17:43+00:00'), at('2023-09-15T21:17+08:00', 'page')], NOW)[0]?.value).toBe(
      '2023-09-15T21:17:43+08:00',
    )
  })

  it('gives a clock without a zone the zone another source proves', () => {
    expect(rankPublished([at('2023-09-15T21:17'), at('2023-09-15T21:17:43+08:00', 'time')], NOW)[0]?.value).toBe(
      '2023-09-15T21:17+08:00',
    )
  })

  it('believes a Z that nothing contradicts', () => {
    const ranked = rankPublished([at('2023-09-15T13:17:43Z'), at('2023-09-15T21:17:43+08:00', 'time')], NOW)
    expect(ranked[0]?.value).toBe('2023-09-15T13:17:43Z')
  })

  it('prefers the clock of the same day to an invented midnight', () => {
    expect(rankPublished([at('2023-09-15T00:00:00Z'), at('2023-09-15T21:17+08:00', 'time')], NOW)[0]?.value).toBe(
      '2023-09-15T21:17+08:00',
    )
    expect(rankPublished([at('2023-09-15'), at('2023-09-14T21:17', 'time')], NOW)[0]?.value).toBe('2023-09-15')
  })

  it('does not believe a publication in the future', () => {
    expect(rankPublished([at('2027-01-01'), at('2026-10-07', 'url')], NOW)[0]?.value).toBe('2026-10-07')
  })
})

describe('rankModified', () => {
  it('corrects a source whose publication date proved to be local time with a false Z', () => {
    const published = [at('2023-09-15T21:17:43Z'), at('2023-09-15T21:17:43+08:00', 'time')]
    expect(zoned(published, [at('2023-09-15T23:02:10Z')])[2]?.value).toBe('2023-09-15T23:02:10+08:00')
  })

  it('gives the proven zone to clocks that the same source states without one, and never to a day', () => {
    const published = [at('2023-09-15T21:17:43'), at('2023-09-15T21:17+08:00', 'page')]
    const modified = [at('2023-09-15T23:02:10'), at('2023-09-16')]
    expect(
      zoned(published, modified)
        .slice(2)
        .map(({ value }) => value),
    ).toEqual(['2023-09-15T23:02:10+08:00', '2023-09-16'])
  })

  it('leaves out what is not later than publication', () => {
    expect(rankModified([at('2023-09-15T21:17:43+08:00')], '2023-09-15T21:17:43+08:00')).toEqual([])
    expect(rankModified([at('2023-09-15T13:18:00Z')], '2023-09-15T21:17:43+08:00')).toHaveLength(1)
  })
})
