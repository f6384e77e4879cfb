import fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { expect, it } from 'vitest'
import { oddAddress, oddPage } from '../../../scripts/fuzz/odd-pages'
import type { Article, Scope } from '../../../utils/article'
import { extract } from '../../../utils/extract/extract'
import { Problem } from '../../../utils/problem'
import { throwFault } from '../../extract/throw-fault'
import { expectArticle } from './expect-article'

/** `npm run fuzz` sets these. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 200)
const SEED = process.env.FUZZ_SEED ? Number(process.env.FUZZ_SEED) : undefined

/** Milliseconds of processor time for one page, however busy the machine. */
const LONGEST = 10_000

const host = new JSDOM('', { url: 'https://news.example/' }).window

function extracted(html: string, url: string, scope: Scope): Article | undefined {
  const document = new host.DOMParser().parseFromString(html, 'text/html')
  const start = process.threadCpuUsage()
  try {
    const now = Date.UTC(2026, 10, 23)
    return extract({ document, host: host.document, url, now, timeZone: 'Asia/Taipei', scope, onFault: throwFault })
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  } finally {
    const { user, system } = process.threadCpuUsage(start)
    expect((user + system) / 1000, 'milliseconds').toBeLessThan(LONGEST)
  }
}

it(`gives an Article or a Problem for any page, in bounded time, and no rule fails (${RUNS} pages)`, {
  timeout: 60_000 + RUNS * 500,
}, () => {
  let articles = 0
  fc.assert(
    fc.property(oddPage, oddAddress, fc.constantFrom<Scope>('article', 'page'), (html, url, scope) => {
      const article = extracted(html, url, scope)
      if (!article) return
      articles++
      expectArticle(article, host.document)
    }),
    { numRuns: RUNS, seed: SEED },
  )
  expect(articles, 'pages that gave an Article').toBeGreaterThan(RUNS / 4)
})
