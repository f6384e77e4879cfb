import { afterEach, expect, it, vi } from 'vitest'
import { tightSpace } from '../../utils/browser/storage'

afterEach(() => vi.unstubAllGlobals())

const GB = 1_000_000_000

it.each([
  ['plenty', { usage: GB, quota: 100 * GB }, undefined],
  ['little in bytes', { usage: 0, quota: 200_000_000 }, { used: 0, free: 200_000_000 }],
  ['a small share', { usage: 95 * GB, quota: 100 * GB }, { used: 95 * GB, free: 5 * GB }],
  ['less than nothing', { usage: 3 * GB, quota: 2 * GB }, { used: 3 * GB, free: 0 }],
  ['nobody knows how much', {}, undefined],
])('tells of the room that is left when it is %s', async (_, estimate, told) => {
  vi.stubGlobal('navigator', { storage: { estimate: async () => estimate } })
  expect(await tightSpace()).toEqual(told)
})
