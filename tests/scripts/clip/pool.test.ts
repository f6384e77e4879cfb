import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { type Outcome, type Pool, startPool } from '../../../scripts/clip/pool'

interface Request {
  does?: 'hang' | 'throw' | 'exit' | 'reject'
  after?: number
  value?: number
}
interface Answer {
  value: number
  threadId: number
}

const script = new URL('./pool-worker.mjs', import.meta.url)
let pool: Pool<Request, Answer>

const outcomesOf = async (
  requests: Request[],
  options: { workers?: number; ahead?: number; timeout?: number } = {},
) => {
  pool = startPool<Request, Answer>(requests, { script, workers: 2, timeout: 30_000, ...options })
  const outcomes: Outcome<Answer>[] = []
  for (let done = await pool.next(); done; done = await pool.next()) outcomes.push(done.outcome)
  return outcomes
}
const valueIn = (outcome: Outcome<Answer>) => ('answer' in outcome ? outcome.answer.value : outcome)

describe('startPool', () => {
  afterEach(() => pool.stop())

  it('gives outcomes in the order of the requests, whichever is ready first', async () => {
    const outcomes = await outcomesOf([{ value: 1, after: 300 }, { value: 2 }, { value: 3, after: 50 }, { value: 4 }])
    expect(outcomes.map(valueIn)).toEqual([1, 2, 3, 4])
  })

  it('uses every worker, and each again and again', async () => {
    const outcomes = await outcomesOf(Array.from({ length: 20 }, (_, value) => ({ value, after: 20 })))
    expect(new Set(outcomes.map((o) => 'answer' in o && o.answer.threadId)).size).toBe(2)
  })

  it.each([
    ['hang', 'gave up after 1.5 s'],
    ['throw', 'crashed: worker broke'],
    ['exit', 'crashed: exit 3'],
    ['reject', 'no such page'],
  ] as const)('reports a page that makes the worker %s, and goes on with the rest', async (does, error) => {
    const requests = [{ value: 1 }, { does }, { value: 3 }, { does }, { value: 5 }, { value: 6 }]
    const outcomes = await outcomesOf(requests, does === 'hang' ? { timeout: 1500 } : {})
    expect(outcomes.map(valueIn)).toEqual([1, { error }, 3, { error }, 5, 6])
  })

  it('does not run further ahead of a slow page than it is told to', async () => {
    const outcomes = await outcomesOf(
      [{ value: 0, after: 400 }, ...Array.from({ length: 30 }, (_, i) => ({ value: i + 1 }))],
      { ahead: 3 },
    )
    expect(outcomes.map(valueIn)).toEqual(Array.from({ length: 31 }, (_, i) => i))
  })

  it('takes requests as they are needed', async () => {
    let taken = 0
    function* requests() {
      for (; ; taken++) yield { value: taken }
    }
    pool = startPool<Request, Answer>(requests(), { script, workers: 2, timeout: 30_000, ahead: 5 })
    for (let n = 0; n < 20; n++) {
      expect(await pool.next()).toMatchObject({ request: { value: n }, outcome: { answer: { value: n } } })
      expect(taken).toBeLessThanOrEqual(n + 1 + 5)
    }
  })

  it('ends also when an answer comes while it is being stopped', async () => {
    const requests = Array.from({ length: 50 }, (_, value) => ({ value }))
    pool = startPool<Request, Answer>(requests, { script, workers: 2, timeout: 60_000 })
    for (let n = 0; n < 5; n++) await pool.next()
    // Answers arrive meanwhile, and are delivered while the workers end.
    for (const until = performance.now() + 300; performance.now() < until; );
    await pool.stop()
  })

  it('needs no more memory for many requests than for few', () => {
    const script = fileURLToPath(new URL('./pool-memory.mjs', import.meta.url))
    const { stdout, stderr } = spawnSync(process.execPath, ['--max-old-space-size=40', script], { encoding: 'utf8' })
    expect({ stdout, stderr }).toEqual({ stdout: '400000000', stderr: '' })
  }, 120_000)

  it('ends at once when stopped, and says so to whoever waits', async () => {
    pool = startPool<Request, Answer>([{ does: 'hang' }], { script, workers: 2, timeout: 60_000 })
    const waiting = pool.next()
    await pool.stop()
    expect(await waiting).toMatchObject({ outcome: { error: 'stopped' } })
  })
})
