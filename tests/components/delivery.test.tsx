// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Delivery, type DeliveryState } from '../../components/delivery'
import { byRole, click, show } from './show'

const receipt = {
  name: '/home/me/Downloads/archive/_posts/2023-09-15-talks (1).md',
  bytes: 20,
  deliveredAt: 0,
  handle: '7',
}
const onShow = vi.fn(async () => {})
const onCopy = vi.fn(async () => {})
const onRetry = vi.fn()

const showDelivery = (delivery: DeliveryState) =>
  show(<Delivery delivery={delivery} onShow={onShow} onCopy={onCopy} onRetry={onRetry} />)

const status = () => document.querySelector('[role=status]') as HTMLElement

beforeEach(() => vi.clearAllMocks())

describe('Delivery', () => {
  it('announces in one place, there from the start, how far the clip has come', () => {
    showDelivery({ state: 'idle' })
    const place = status()
    expect(place.textContent).toBe('')
    showDelivery({ state: 'saving' })
    expect(place.textContent).toBe('Saving…')
    showDelivery({ state: 'saved' })
    expect(place.textContent).toBe('Saved. Writing the file…')
    showDelivery({ state: 'done', receipt })
    expect(status()).toBe(place)
  })

  it('ends with the path as it really is on disk', () => {
    showDelivery({ state: 'done', receipt })
    expect(status().textContent).toContain(receipt.name)
  })

  it('shows the file in its folder', async () => {
    showDelivery({ state: 'done', receipt })
    await click(byRole('button', 'Show in folder'))
    expect(onShow).toHaveBeenCalledWith(receipt)
  })

  it('says so when the browser no longer knows the file', async () => {
    onShow.mockRejectedValueOnce(new Error('gone'))
    showDelivery({ state: 'done', receipt })
    await click(byRole('button', 'Show in folder'))
    expect(status().textContent).toContain('may have been moved or deleted')
  })

  it('copies the path and says so', async () => {
    showDelivery({ state: 'done', receipt })
    await click(byRole('button', 'Copy'))
    expect(onCopy).toHaveBeenCalledWith(receipt.name)
    expect(status().textContent).toContain('Path copied')
  })

  it('says so when the path could not be copied', async () => {
    onCopy.mockRejectedValueOnce(new Error('denied'))
    showDelivery({ state: 'done', receipt })
    await click(byRole('button', 'Copy'))
    expect(status().textContent).toContain('could not be copied')
  })

  it('gives the reason of a failure, that the clip is kept, and the ways on', async () => {
    showDelivery({ state: 'failed', code: 'disk_full', detail: 'FILE_NO_SPACE', kept: true })
    expect(status().textContent).toContain('The disk is full.')
    expect(status().textContent).toContain('FILE_NO_SPACE')
    expect(status().textContent).toContain('kept safe')
    expect(byRole<HTMLAnchorElement>('link', 'Waiting clips').getAttribute('href')).toBe('/waiting.html')
    await click(byRole('button', 'Retry'))
    expect(onRetry).toHaveBeenCalledTimes(1)
  })

  it('never calls a clip kept that could not be committed', () => {
    showDelivery({ state: 'failed', code: 'storage_full', kept: false })
    expect(status().textContent).toContain('has not been saved')
    expect(status().textContent).not.toContain('kept safe')
    expect(document.querySelector('a')).toBeNull()
  })

  it('tells a failure of the menu or the keyboard from its own', () => {
    showDelivery({ state: 'failed', code: 'disk_full', kept: true, earlier: true })
    expect(status().textContent).toContain('The last clip from this tab did not succeed.')
  })
})
