import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseOptions, UsageError } from '../../../scripts/bench/args'
import { NoBench, openBench } from '../../../scripts/bench/bench-folder'
import { chosenPages } from '../../../scripts/bench/run'
import { scored } from '../../../scripts/bench/scored'
import { tinyBench, tinyCase } from './tiny-bench'

describe('openBench', () => {
  it('finds the sets that are there, the known ones first and in their order', async () => {
    const folder = tinyBench(['other', 'htmldate', 'fundus'].map((set) => tinyCase(set, 'a')))
    expect((await openBench(folder)).sets).toEqual(['fundus', 'htmldate', 'other'])
  })

  it("uses the folder's own modules, which find our packages", async () => {
    const { htmlToText, tokens } = await openBench(tinyBench([tinyCase('x', 'a')]))
    expect(htmlToText('<p>Eins &amp; zwei</p>')).toBe('Eins & zwei')
    expect(tokens('Eins, zwei')).toEqual(['Eins', 'zwei'])
  })

  it('gives them what the bench takes from linkedom, too', () => {
    const folder = tinyBench([tinyCase('x', 'a')])
    const text = join(folder, 'lib/text.mjs')
    writeFileSync(text, `export { Parser } from 'htmlparser2'\n${readFileSync(text)}`)
    // In a Node of its own: vitest finds packages by itself.
    const module = new URL('../../../scripts/bench/bench-folder.ts', import.meta.url)
    const code = `import { openBench } from '${module}'; console.log(typeof (await openBench('${folder}')).Parser)`
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })
    expect(stdout, stderr).toBe('function\n')
  })

  it('says that there is no folder', async () => {
    const opened = openBench('/nowhere/bench')
    await expect(opened).rejects.toThrow(NoBench)
    await expect(opened).rejects.toThrow('There is no /nowhere/bench. BENCH=DIR says where the bench lies.')
  })

  it('says what a folder lacks', async () => {
    const folder = tinyBench([tinyCase('x', 'a')])
    rmSync(join(folder, 'score.mjs'))
    await expect(openBench(folder)).rejects.toThrow(`${folder} is no bench: it has no score.mjs.`)
    const empty = mkdtempSync(join(tmpdir(), 'pressclip-bench-'))
    await expect(openBench(empty)).rejects.toThrow('it has no score.mjs, lib/text.mjs, lib/io.mjs, data/cases.')
  })

  it('says that there are no cases', async () => {
    const folder = tinyBench([])
    mkdirSync(join(folder, 'data/cases'), { recursive: true })
    await expect(openBench(folder)).rejects.toThrow('there are no cases in data/cases')
  })
})

describe('chosenPages', () => {
  const pages = [
    tinyCase('fundus', 'a'),
    tinyCase('fundus', 'b', { lang: 'ja' }),
    tinyCase('fundus', 'c'),
    tinyCase('aeb', 'd'),
  ]
  const bench = openBench(tinyBench(pages))

  it.each([
    ['every page without a wish', [], ['fundus/a', 'fundus/b', 'fundus/c', 'aeb/d']],
    ['sets', ['--set', 'aeb'], ['aeb/d']],
    ['languages', ['--lang', 'ja,ko'], ['fundus/b']],
    ['a part of the name', ['--id', 'fundus/c'], ['fundus/c']],
    ['so many of each set, of those that fit', ['--limit', '1', '--lang', 'ja,de'], ['fundus/a', 'aeb/d']],
  ])('takes %s', async (_, args, ids) => {
    expect(chosenPages(await bench, parseOptions(args)).map(({ id }) => id)).toEqual(ids)
  })

  it('refuses a set that is not there', async () => {
    const opened = await bench
    expect(() => chosenPages(opened, parseOptions(['--set', 'fundos']))).toThrow(UsageError)
    expect(() => chosenPages(opened, parseOptions(['--set', 'fundos']))).toThrow('there are: fundus, aeb')
  })

  it('has nothing to measure when no page fits', async () => {
    const opened = await bench
    expect(() => chosenPages(opened, parseOptions(['--lang', 'xx']))).toThrow(NoBench)
  })
})

describe('scored', () => {
  const page = tinyCase('fundus', 'a', { truth: { body: 'Der Text', title: 'Ein Titel' } })
  const run = { ms: 12, cpu: 9, changed: false }
  const html = '<p>Der Text</p><figure><figcaption>Bild</figcaption></figure>'

  it('gives the bench the text without captions, and with them', async () => {
    const extracted = { title: 'Ein Titel', authors: ['Jo'], tags: [], html, parts: { clone: 2 } }
    const reading = scored(await openBench(tinyBench([page])), page, { ...run, extracted })
    expect(reading).toMatchObject({ text: 'Der Text', textRaw: 'Der Text\nBild', title: 'Ein Titel', authors: ['Jo'] })
    expect(reading).toMatchObject({ ...run, parts: { clone: 2 }, scores: { bF1: 1, tExact: 1 } })
  })

  it('counts a failure as an empty answer', async () => {
    const reading = scored(await openBench(tinyBench([page])), page, { ...run, error: 'TypeError: x' })
    expect(reading).toMatchObject({ text: '', authors: [], error: 'TypeError: x', scores: { bF1: 0, tExact: 0 } })
  })
})
