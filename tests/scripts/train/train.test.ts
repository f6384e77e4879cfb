import { describe, expect, it } from 'vitest'
import { UsageError } from '../../../scripts/bench/args'
import { openBench } from '../../../scripts/bench/bench-folder'
import { parseOptions } from '../../../scripts/train/args'
import { foldOf, trainingPages } from '../../../scripts/train/collect'
import { report } from '../../../scripts/train/report'
import { tinyBench, tinyCase } from '../bench/tiny-bench'

describe('parseOptions', () => {
  it('takes all pages and 64 features unless told otherwise', () => {
    expect(parseOptions([])).toEqual({ features: 64, limit: undefined, help: false })
    expect(parseOptions(['--features', '40', '--limit', '20'])).toEqual({ features: 40, limit: 20, help: false })
  })

  it.each([[['--limit', '0']], [['--features', 'all']], [['--fast']], [['fundus']]])('refuses %j', (args) => {
    expect(() => parseOptions(args)).toThrow(UsageError)
  })
})

describe('trainingPages', () => {
  const truth = { body: 'Der Text' }
  const pages = [
    tinyCase('aeb', 'a', { truth }),
    tinyCase('fundus', 'b', { truth: { title: 'Ein Titel' } }),
    tinyCase('fundus', 'c', { truth }),
    tinyCase('fundus', 'd', { truth }),
    tinyCase('htmldate', 'e', { truth }),
  ]
  const ids = async (limit?: number) => trainingPages(await openBench(tinyBench(pages)), limit).map(({ id }) => id)

  it('are those with a known body, of the sets that are about bodies', async () => {
    expect(await ids()).toEqual(['fundus/c', 'fundus/d', 'aeb/a'])
  })

  it('are so many of each set when limited', async () => {
    expect(await ids(1)).toEqual(['fundus/c', 'aeb/a'])
  })
})

describe('foldOf', () => {
  it('depends on the domain alone', () => {
    expect(['a.example', 'b.example', 'c.example', 'a.example'].map(foldOf)).toEqual([3, 3, 1, 3])
  })

  it('spreads the domains', () => {
    const counts = [0, 0, 0, 0, 0]
    for (let i = 0; i < 1000; i++) counts[foldOf(`site-${i}.example`)] = (counts[foldOf(`site-${i}.example`)] ?? 0) + 1
    expect(Math.min(...counts)).toBeGreaterThan(150)
    expect(counts).toHaveLength(5)
  })
})

describe('report', () => {
  const collected = { pages: 2, blocks: 9, positives: 4, names: ['words', 'link', 'depth'], failed: [], foldOf: {} }
  const fits = { all: { base: 0, trees: [] }, withoutFold: [], loss: 0.15151, gains: { words: 0.75, link: 0.25 } }
  const model = { base: 0, features: { link: [1], words: [2] }, trees: ['!OO'] }

  it('names what the model no longer asks for', () => {
    expect(report(collected, fits, model)).toMatch(/does not use: remove them\n\ndepth$/)
    expect(report({ ...collected, names: ['words', 'link'] }, fits, model)).not.toContain('does not use')
  })

  it('names the pages that could not be read', () => {
    expect(report({ ...collected, failed: ['aeb/1: no answer in 60 s'] }, fits, model)).toMatch(
      /## Pages left out\n\naeb\/1: no answer in 60 s$/,
    )
  })

  it('has the figures', () => {
    const text = report(collected, fits, model)
    expect(text).toMatch(/\| +2 \| +9 \| +4 \| +0\.1515 \| +2 \| +62 \|/)
    expect(text).toMatch(/\| words +\| 0\.750 \|\n\| link +\| 0\.250 \|/)
  })
})
