import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { WriteStream } from 'node:tty'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inputsFrom, inputsFromCases } from '../../../scripts/clip/inputs'
import { postsIn } from '../../../scripts/clip/posts'
import { createReport } from '../../../scripts/clip/report'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

const FEW = 500
const MANY = 5_000
/** In bytes. Any path takes more. */
const MAX_PER_PAGE = 40

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressclip-flat-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function heap(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

const nameOf = (n: number) => `2023-09-15-a-name-as-long-as-others-are-${n}`

function write(count: number, extension: string): string {
  const path = join(folder, String(count))
  mkdirSync(path)
  for (let n = 0; n < count; n++) writeFileSync(join(path, nameOf(n) + extension), '')
  return path
}

/** Takes all but the last, so that what is kept for the rest of the run is still there. */
function takeMost(items: Iterable<unknown>, count: number): Iterator<unknown> {
  const iterator = items[Symbol.iterator]()
  let taken = 0
  while (taken < count - 1 && !iterator.next().done) taken++
  expect(taken).toBe(count - 1)
  return iterator
}

/** Each does its work for so many pages and gives what a run would hold on to. */
const WORK: Record<string, (count: number) => unknown> = {
  'the posts of an archive': (count) => {
    write(count, '.md')
    const posts = postsIn(folder, String(count))
    for (let n = 0; n < count; n++) {
      const path = `${count}/${nameOf(n)}.md`
      posts.find(path, `a.example/${n}`)
      posts.add(path.replace('.md', '-2.md'), `a.example/${n}`)
    }
    expect(posts.find(`${count}/${nameOf(0)}.md`, 'a.example/0')).toBe(`${count}/${nameOf(0)}-2.md`)
    return posts
  },
  'the pages of a folder': (count) => takeMost(inputsFrom([write(count, '.html')], folder), count),
  'the lines of a cases file': (count) => {
    const path = join(folder, `${count}.jsonl`)
    const lineOf = (n: number) => JSON.stringify({ id: n, html: `${nameOf(n)}.html` })
    writeFileSync(path, Array.from({ length: count }, (_, n) => `${lineOf(n)}\n`).join(''))
    return takeMost(inputsFromCases(path), count)
  },
  'failures for the summary': (count) => {
    const stderr = new Writable({ write: (_chunk, _encoding, done) => done() })
    const report = createReport(count, stderr as unknown as WriteStream)
    for (let n = 0; n < count; n++) report.failed(`${nameOf(n)}.html`, 'no such file')
    return report
  },
}

describe('what a bulk run holds in memory', { timeout: 60_000 }, () => {
  it.each(Object.keys(WORK))('is the same for many pages as for few: %s', (name) => {
    const grown = (count: number) => {
      const before = heap()
      const held = WORK[name]?.(count)
      const growth = heap() - before
      expect(held).toBeDefined()
      return growth
    }
    // Code and caches that come with the first use.
    grown(FEW - 1)
    expect(grown(MANY) - grown(FEW)).toBeLessThan((MANY - FEW) * MAX_PER_PAGE)
  })
})
