// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Delivery } from '../../../components/clip/delivery'
import type { DeliveryState } from '../../../utils/outbox/delivery-state'
import type { Job } from '../../../utils/outbox/job'
import { byRole, click, show } from '../show'

const receipt = {
  name: '/home/me/Downloads/archive/_posts/2023-09-15-talks (1).md',
  bytes: 20,
  deliveredAt: 0,
  handle: '7',
}

const job = (parts: Partial<Job> = {}): Job => ({
  ...{ id: 1, clip: 'k', title: 'T', url: 'https://news.example/t', destination: 'downloads', path: 'a.md' },
  ...{ state: 'pending', seq: 1, attempts: 0, createdAt: 0 },
  ...parts,
})
const kept = (...jobs: Partial<Job>[]): DeliveryState => ({ state: 'kept', jobs: jobs.map(job) })
const done = kept({ state: 'done', receipt })
const full: Partial<Job> = { state: 'pending', problem: { code: 'disk_full', detail: 'FILE_NO_SPACE' } }

const onShow = vi.fn(async () => {})
const onCopy = vi.fn(async () => {})
const onRetry = vi.fn()
const onRetryPictures = vi.fn()

const showDelivery = (delivery: DeliveryState) =>
  show(<Delivery nameOf={(id) => `the ${id}`} {...{ delivery, onShow, onCopy, onRetry, onRetryPictures }} />)

const status = () => document.querySelector('[role=status]') as HTMLElement

beforeEach(() => vi.clearAllMocks())

describe('Delivery', () => {
  it('announces in one place, there from the start, how far the clip has come', () => {
    showDelivery({ state: 'idle' })
    const destination = status()
    expect(destination.textContent).toBe('')
    showDelivery({ state: 'saving' })
    expect(destination.textContent).toBe('Saving…')
    showDelivery(kept())
    expect(destination.textContent).toBe('Kept safe in Pressclip; writing the file…')
    showDelivery(done)
    expect(status()).toBe(destination)
  })

  it('lists each picture that no destination got once, to be tried again when all is done', async () => {
    const missing = [{ url: 'https://cdn.example/a.jpg', reason: 'slow' as const }]
    const lacking: Partial<Job> = { state: 'done', receipt: { ...receipt, missing } }
    showDelivery(kept(lacking, { ...full, id: 2 }))
    expect(status().querySelectorAll('li')).toHaveLength(1)
    expect(status().textContent).not.toContain('Retry pictures')
    showDelivery(kept(lacking, { ...lacking, id: 2 }))
    expect(status().querySelectorAll('li')).toHaveLength(1)
    await click(byRole('button', 'Retry pictures'))
    expect(onRetryPictures).toHaveBeenCalledExactlyOnceWith(missing)
  })

  it('leads to where the right to write is given again', () => {
    const lapsed: Partial<Job> = { destination: 'folder-1', problem: { code: 'permission_needed', detail: 'Vault' } }
    showDelivery(kept(full))
    expect(status().querySelector('a.primary')).toBeNull()
    showDelivery(kept({ state: 'done', receipt }, { ...lapsed, id: 2 }))
    expect(byRole('link', 'Allow again').getAttribute('href')).toBe('/options.html#allow=folder-1')
  })

  it('says that pictures are being fetched', () => {
    showDelivery(kept({ state: 'gathering' }))
    expect(status().textContent).toBe('Saved. Fetching pictures…')
  })

  it('ends with the path as it really is on disk', () => {
    showDelivery(done)
    expect(status().textContent).toContain(receipt.name)
  })

  it('shows the file in its folder', async () => {
    showDelivery(done)
    await click(byRole('button', 'Show in folder'))
    expect(onShow).toHaveBeenCalledWith(receipt)
  })

  it('says so when the browser no longer knows the file', async () => {
    onShow.mockRejectedValueOnce(new Error('gone'))
    showDelivery(done)
    await click(byRole('button', 'Show in folder'))
    expect(status().textContent).toContain('may have been moved or deleted')
  })

  it('copies the path and says so', async () => {
    showDelivery(done)
    await click(byRole('button', 'Copy'))
    expect(onCopy).toHaveBeenCalledWith(receipt.name)
    expect(status().textContent).toContain('Copied')
  })

  it('says so when the path could not be copied', async () => {
    onCopy.mockRejectedValueOnce(new Error('denied'))
    showDelivery(done)
    await click(byRole('button', 'Copy'))
    expect(status().textContent).toContain('could not be copied')
  })

  it('gives the reason of a failure, that the clip is kept, and the ways on', async () => {
    showDelivery(kept(full))
    expect(status().textContent).toContain('The disk is full.')
    expect(status().textContent).toContain('FILE_NO_SPACE')
    expect(status().textContent).toContain('kept safe')
    expect(byRole<HTMLAnchorElement>('link', 'Waiting clips').getAttribute('href')).toBe('/waiting.html')
    await click(byRole('button', 'Retry'))
    expect(onRetry).toHaveBeenCalledTimes(1)
  })

  it('never calls a clip kept that could not be committed', () => {
    showDelivery({ state: 'failed', code: 'storage_failed' })
    expect(status().textContent).toContain('has not been saved')
    expect(status().textContent).not.toContain('kept safe')
    expect(document.querySelector('a')).toBeNull()
  })

  it('shows the way to make room when there is none', () => {
    showDelivery({ state: 'failed', code: 'storage_full' })
    expect(byRole<HTMLAnchorElement>('link', 'Waiting clips').getAttribute('href')).toBe('/waiting.html')
  })

  it('tells a failure of the menu or the keyboard from its own', () => {
    showDelivery({ ...kept(full), earlier: true } as DeliveryState)
    expect(status().textContent).toContain('The last clip from this tab did not succeed.')
  })

  it('tells of every destination by its name: where it lies, why it does not, and what is still on its way', () => {
    showDelivery(
      kept({ state: 'done', receipt }, { ...full, id: 2, destination: 'dav' }, { id: 3, destination: 'folder' }),
    )
    const destinations = Array.from(
      document.querySelectorAll('section'),
      (destination) => destination.textContent ?? '',
    )
    expect(destinations).toHaveLength(3)
    expect(destinations[0]).toMatch(/^the downloadsSaved.*talks/)
    expect(destinations[1]).toMatch(/^the davThe disk is full/)
    expect(destinations[2]).toBe('the folderKept safe in Pressclip; writing the file…')
    expect(status().textContent).toContain('kept safe')
  })

  it('says where a text that somebody else had written there was put aside', () => {
    showDelivery(kept({ state: 'done', receipt: { ...receipt, kept: '_pressclip/_posts/a/1.md' } }))
    expect(status().textContent).toContain('_pressclip/_posts/a/1.md')
  })
})
