import { expect, it } from 'vitest'
import { inSlices } from '../../../utils/browser/capture/in-slices'

const busy = (ms: number) => {
  const end = performance.now() + ms
  while (performance.now() < end);
}

it('does all of the work and gives what it makes', async () => {
  function* work() {
    for (let i = 0; i < 1000; i++) yield
    return 'done'
  }
  expect(await inSlices(work())).toBe('done')
})

it('lets others have their turn meanwhile', async () => {
  let turns = 0
  const timer = setInterval(() => turns++, 1)
  function* work() {
    for (let i = 0; i < 20; i++) {
      busy(20)
      yield
    }
  }
  await inSlices(work())
  clearInterval(timer)
  expect(turns).toBeGreaterThan(3)
})

it('throws what the work throws', async () => {
  function* work(): Generator<void, void> {
    yield
    throw new Error('too large')
  }
  await expect(inSlices(work())).rejects.toThrow('too large')
})
