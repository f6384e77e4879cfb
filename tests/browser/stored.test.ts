import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { stored } from '../../utils/browser/stored'

beforeEach(() => fakeBrowser.reset())

/** Two pages, each with an accessor of its own. */
const page = () => stored<readonly number[]>('local', 'numbers', (raw) => (Array.isArray(raw) ? raw : []))

describe('what is stored', () => {
  it('keeps every change of two pages that write at once', async () => {
    const [one, other] = [page(), page()]
    const change = (n: number) => (n % 2 ? one : other).update((now) => [...now, n])
    await Promise.all(Array.from({ length: 40 }, (_, n) => change(n)))
    expect((await one.read()).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n))
  })

  it('stays as it is when a change throws, and the next one goes on', async () => {
    const numbers = page()
    await numbers.update(() => [1])
    await expect(
      numbers.update(() => {
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await numbers.update((now) => [...now, 2])).toEqual([1, 2])
  })

  it('is told to whoever watches, and first of all to whoever follows', async () => {
    const numbers = page()
    await numbers.update(() => [1])
    const [watching, following] = [vi.fn(), vi.fn()]
    const end = page().watch(watching)
    page().follow(following)
    await vi.waitFor(() => expect(following).toHaveBeenLastCalledWith([1]))
    await numbers.update((now) => [...now, 2])
    expect(watching.mock.calls).toEqual([[[1, 2]]])
    expect(following.mock.calls).toEqual([[[1]], [[1, 2]]])
    end()
    await numbers.update(() => [])
    expect(watching).toHaveBeenCalledOnce()
  })
})
