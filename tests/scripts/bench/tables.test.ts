import { describe, expect, it } from 'vitest'
import type { Scores } from '../../../scripts/bench/bench-folder'
import type { Extractor } from '../../../scripts/bench/extracted'
import { languageTable, type PageRecord, setTable, table, timeTable, trouble } from '../../../scripts/bench/tables'
import { tinyCase } from './tiny-bench'

const reading = (scores: Scores, ms = 10, more = {}) => ({
  ...{ authors: [], tags: [], text: '', textRaw: '', changed: false },
  ...{ ms, cpu: ms / 2, scores, ...more },
})

function record(
  page: Parameters<typeof tinyCase>,
  readings: Partial<Record<Extractor, ReturnType<typeof reading>>>,
  elements = 1,
): PageRecord {
  return { page: tinyCase(...page), elements, readings: new Map(Object.entries(readings)) as PageRecord['readings'] }
}

/** The mean of the scores that there are, as the bench counts. */
function aggregate(list: Scores[]): Scores {
  const mean = (key: string) => {
    const values = list.flatMap((scores) => scores[key] ?? [])
    return values.length > 0 ? values.reduce((a, b) => a + b, 0) / values.length : undefined
  }
  const nBody = list.filter(({ bF1 }) => bF1 !== undefined).length
  const fail = list.filter(({ bF1 }) => bF1 !== undefined && bF1 < 0.5).length
  return { nBody, fail, bF1: mean('bF1'), lead: mean('lead'), tExact: mean('tExact'), dDay: mean('dDay') }
}

const cells = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('| -'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

it('table: names to the left, figures to the right, all in line', () => {
  expect(
    table(
      ['set', 'F1'],
      [
        ['fundus', '.96'],
        ['aeb', '1.000'],
      ],
    ),
  ).toBe(['| set    |    F1 |', '| ------ | ----: |', '| fundus |   .96 |', '| aeb    | 1.000 |'].join('\n'))
})

describe('setTable', () => {
  it('has a row for each extractor in each set, ours first, then the news pages of all sets', () => {
    const [, ...rows] = cells(
      setTable(
        [
          record(['fundus', 'a', { news: true, truth: { body: 'x' } }], {
            readability: reading({ bF1: 0.4 }),
            pressclip: reading({ bF1: 0.9, lead: 1 }),
          }),
          record(['aeb', 'b', { news: false, truth: { body: 'x' } }], {
            pressclip: reading({ bF1: 1 }),
            readability: reading({ bF1: 0.75 }),
          }),
        ],
        aggregate,
      ),
    )
    expect(rows.map((row) => row.slice(0, 6))).toEqual([
      ['fundus', 'Pressclip', '1', '.900', '0', '1.000'],
      ['', 'Readability', '', '.400', '1', '–'],
      ['aeb', 'Pressclip', '1', '1.000', '0', '–'],
      ['', 'Readability', '', '.750', '0', '–'],
      ['news', 'Pressclip', '1', '.900', '0', '1.000'],
      ['', 'Readability', '', '.400', '1', '–'],
    ])
  })

  it('shows only what the set knows, and counts no news page without a known body', () => {
    const [head, ...rows] = cells(
      setTable([record(['htmldate', 'a', { news: true }], { pressclip: reading({ dDay: 1 }) })], aggregate),
    )
    expect(head).toContain('day')
    expect(rows).toEqual([['htmldate', 'Pressclip', '1', '–', '–', '–', '–', '–', '1.000', '–', '–', '–']])
  })
})

describe('languageTable', () => {
  const page = (name: string, lang: string, ours: number, peer: number, set = 'fundus') =>
    record([set, name, { lang }], { pressclip: reading({ bF1: ours }), defuddle: reading({ bF1: peer }) })
  const records = [
    ...[0.9, 0.8, 1].map((f1, i) => page(`ja${i}`, 'ja', f1, 0.5)),
    ...[1, 1, 1, 1].map((f1, i) => page(`de${i}`, 'de', f1, 0.75, 'aeb')),
    page('ko', 'ko', 0.1, 0.2),
    page('tr', 'tr', 0, 0, 'wcxb-dev'),
  ]

  it('shows the peers, then ours, the languages of many pages first, of fundus and aeb only', () => {
    const [head, ...rows] = cells(languageTable(records, aggregate))
    expect(head?.slice(0, 4)).toEqual(['language', 'pages', 'Defuddle', 'F1'])
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ['de', '4', '.750', '1.000'],
      ['ja', '3', '.500', '.900'],
      ['ko', '1', '.200', '.100'],
    ])
  })

  it('names the worst language of at least three pages', () => {
    expect(languageTable(records, aggregate)).toContain('Worst language with at least 3 pages: ja .900')
  })

  it('is not there without such pages', () => {
    expect(languageTable(records.slice(-1), aggregate)).toBeUndefined()
  })
})

describe('timeTable', () => {
  const visit = (i: number) =>
    record(
      ['fundus', `p${i}`, { bytes: i }],
      {
        pressclip: reading({}, i === 24 ? 300 : 30),
        readability: reading({}, i === 24 ? 100 : 20, { parts: { clone: 5, parse: 15 } }),
        defuddle: reading({}, 60),
      },
      100 - i,
    )

  it('shows each extractor, the parts of Readability, and ours as a multiple of the peers', () => {
    const [, ...rows] = cells(timeTable([visit(1), visit(2), visit(24)]))
    expect(rows).toEqual([
      ['all 3', 'Pressclip', '30.0', '300.0', '300.0', '15.0', '150.0', '150.0'],
      ['', 'Readability', '20.0', '100.0', '100.0', '10.0', '50.0', '50.0'],
      ['', 'its clone', '5.0', '5.0', '5.0', '', '', ''],
      ['', 'its parse', '15.0', '15.0', '15.0', '', '', ''],
      ['', 'Defuddle', '60.0', '60.0', '60.0', '30.0', '30.0', '30.0'],
      ['', 'Pressclip / Readability', '1.50', '3.00', '3.00', '1.50', '3.00', '3.00'],
      ['', 'Pressclip / Defuddle', '0.50', '5.00', '5.00', '0.50', '5.00', '5.00'],
    ])
  })

  it('shows the 20 largest apart, by bytes and by elements', () => {
    const rows = cells(timeTable(Array.from({ length: 25 }, (_, i) => visit(i))))
    const maximum = (name: string) => rows.find(([first]) => first === name)?.[4]
    expect(maximum('20 of most bytes')).toBe('300.0')
    expect(maximum('20 of most elements')).toBe('30.0')
  })

  it('compares with nobody when only ours was measured', () => {
    const rows = cells(timeTable([record(['fundus', 'a'], { pressclip: reading({}) })]))
    expect(rows).toHaveLength(2)
  })
})

it('trouble names who failed and who altered the page', () => {
  const readings = {
    pressclip: reading({}, 1, { error: 'TypeError: x\n  at y' }),
    defuddle: reading({}, 1, { changed: true }),
  }
  expect(trouble([record(['fundus', 'a'], readings)])).toEqual([
    'Pressclip failed on fundus/a: TypeError: x',
    'Defuddle altered 1 live pages; each was loaded again for the next.',
  ])
})
