import 'fake-indexeddb/auto'
import { beforeEach, expect, it } from 'vitest'
import { currentJob } from '../../utils/library/current-job'
import { type Library, openLibrary } from '../../utils/library/database'
import { flush } from '../../utils/library/flush'
import type { Job } from '../../utils/library/job'
import { commit, discard, jobs } from '../../utils/library/outbox'
import { clipOf, disk, diskDestination, locks, only, renderAt } from './world'

const A = 'https://example.org/a'
let db: Library
let count = 0

beforeEach(async () => {
  db = await openLibrary(`current-${count++}`)
})

async function keep(url: string, now: number): Promise<Job> {
  const render = renderAt(`${url.length}-${url.slice(-2)}.md`, url)
  const [id = 0] = await commit(db, {
    clip: clipOf(url),
    destinations: ['disk'],
    render,
    template: '',
    preset: '',
    now,
  })
  const job = await db.get('jobs', id)
  if (!job) throw new Error('not kept')
  return job
}

const deliver = () =>
  flush(db, {
    destination: async () => diskDestination(disk()),
    ...{ now: () => 100, random: () => 0, locks: locks() },
  })

it('tells of each of many that were delivered at once, though the outbox remembers fifty', async () => {
  const asked: Job[] = []
  for (let n = 10; n < 70; n++) asked.push(await keep(`${A}/${n}`, 1))
  await deliver()
  expect(await jobs(db)).toHaveLength(50)
  const found = await Promise.all(asked.map((job) => currentJob(db, job)))
  expect(found.map((job) => job?.state)).toEqual(asked.map(() => 'done'))
  expect(found[0]).toMatchObject({ url: `${A}/10`, receipt: { bytes: 24 } })
  expect(found[0]).not.toHaveProperty('due')
})

it('tells of the newer clip that took its place', async () => {
  const older = await keep(A, 1)
  await db.delete('jobs', older.id)
  const newer = await keep(A, 2)
  expect(await currentJob(db, older)).toEqual(newer)
})

it('knows nothing of one that was discarded, whatever was delivered before it', async () => {
  await keep(A, 1)
  await deliver()
  await db.clear('jobs')
  const given = await keep(A, 2)
  await discard(db, [given.id])
  expect(await currentJob(db, given)).toBeUndefined()
  expect(only(await db.getAll('receipts')).seq).toBe(1)
})
