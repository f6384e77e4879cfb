import { expect, it } from 'vitest'
import { type Run, runInLanes } from '../../../scripts/test/lanes'

/** Runs these, one turn of the event loop each or as many as said, and tells what began and ended when. */
async function logOf(runs: readonly (Run & { turns?: number })[], lanes: number): Promise<string> {
  const log: string[] = []
  await runInLanes(runs, lanes, async ({ name, turns = 1 }) => {
    log.push(`+${name}`)
    for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve))
    log.push(`-${name}`)
  })
  return log.join(' ')
}

it('runs one after the other in one lane', async () => {
  expect(await logOf([{ name: 'a' }, { name: 'b' }, { name: 'c' }], 1)).toBe('+a -a +b -b +c -c')
})

it('runs no more at once than there are lanes, the next as soon as one is free', async () => {
  expect(await logOf([{ name: 'a', turns: 5 }, { name: 'b' }, { name: 'c' }], 2)).toBe('+a +b -b +c -c -a')
})

it('begins what has to wait once all it waits for has ended, and others meanwhile', async () => {
  const runs = [{ name: 'a', turns: 3 }, { name: 'b', after: ['a'] }, { name: 'c' }]
  expect(await logOf(runs, 2)).toBe('+a +c -c -a +b -b')
})

it('begins nothing beside what fills all lanes', async () => {
  const runs = [{ name: 'a' }, { name: 'b', width: 2, turns: 3 }, { name: 'c' }]
  expect(await logOf(runs, 2)).toBe('+a +b -a -b +c -c')
})

it('waits for nothing that is not run', async () => {
  expect(await logOf([{ name: 'b', after: ['a'] }], 2)).toBe('+b -b')
})

it('tells when each waits for another', async () => {
  const circle = [
    { name: 'a', after: ['b'] },
    { name: 'b', after: ['a'] },
  ]
  await expect(logOf(circle, 2)).rejects.toThrow('each waits for another: a, b')
})
