import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { Clip } from '../../utils/article'
import { openLibrary } from '../../utils/library/database'
import { dropHandover, handOver, takeOver } from '../../utils/library/handovers'

const clip = { article: { title: 'A' }, clippedAt: 1 } as Clip
const HOUR = 3_600_000

it('a clip can be taken over again until it is dropped', async () => {
  const db = await openLibrary('handovers')
  const id = await handOver(db, clip, 0)
  expect(await takeOver(db, id)).toEqual(clip)
  expect(await takeOver(db, id)).toEqual(clip)
  await dropHandover(db, id)
  await expect(takeOver(db, id)).rejects.toMatchObject({ code: 'storage_failed' })
})

it('what a closed page left goes with the next one, also after the clock was set back', async () => {
  const db = await openLibrary('left')
  await handOver(db, clip, 0)
  const waiting = await handOver(db, clip, HOUR)
  const next = await handOver(db, clip, HOUR + 1)
  expect((await db.getAllKeys('handovers')).sort()).toEqual([waiting, next].sort())
  const last = await handOver(db, clip, -1 - HOUR)
  expect(await db.getAllKeys('handovers')).toEqual([last])
})
