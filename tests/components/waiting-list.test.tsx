// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { WaitingList } from '../../components/waiting-list'
import type { Job } from '../../utils/library/job'
import { byRole, click, show } from './show'

const calls = { onRetry: vi.fn(), onSave: vi.fn(), onDiscard: vi.fn() }
const now = Date.UTC(2026, 9, 7, 12)

const job: Job = {
  id: 1,
  clip: 'news.example/talks',
  title: 'Talks in Seoul',
  url: 'https://news.example/talks',
  destination: 'downloads',
  file: { path: '_posts/2026-10-07-talks.md', type: 'text/markdown', text: 'x' },
  state: 'failed',
  attempts: 3,
  problem: { code: 'download_cancelled', detail: 'USER_CANCELED' },
  createdAt: now - 60_000,
}

const showJobs = (...jobs: Job[]) => show(<WaitingList jobs={jobs} folder="archive" now={now} {...calls} />)
const text = () => document.body.textContent ?? ''

// jsdom knows <dialog>, but not yet its methods.
beforeEach(() => {
  vi.clearAllMocks()
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
    this.dispatchEvent(new Event('close'))
  }
})

describe('WaitingList', () => {
  it('says that nothing waits', () => {
    showJobs()
    expect(text()).toContain('Nothing is waiting.')
  })

  it('tells what waits, where it should go, since when and why', () => {
    showJobs(job)
    expect(byRole<HTMLAnchorElement>('link', 'Talks in Seoul').href).toBe(job.url)
    expect(text()).toContain('Downloads · archive/_posts/2026-10-07-talks.md')
    expect(text()).toContain(new Date(job.createdAt).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' }))
    expect(text()).toContain('The download was cancelled')
  })

  it.each([
    ['the person', { state: 'failed', due: undefined }, 'When you choose Retry'],
    ['its turn', { state: 'pending', due: now - 1 }, 'Now'],
    [
      'its time',
      { state: 'pending', due: now + 3_600_000 },
      new Date(now + 3_600_000).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' }),
    ],
  ] as const)('tells when a clip that waits for %s is tried next', (_, state, next) => {
    showJobs({ ...job, ...state })
    expect([...document.querySelectorAll('dd')].at(-1)?.textContent).toBe(next)
  })

  it('names a clip without a title', () => {
    showJobs({ ...job, title: '' })
    expect(byRole('link', 'Untitled')).toBeTruthy()
  })

  it.each([
    ['Retry', 'onRetry'],
    ['Save as file', 'onSave'],
  ] as const)('%s is for that clip', async (name, call) => {
    showJobs(job)
    await click(byRole('button', name))
    expect(calls[call]).toHaveBeenCalledExactlyOnceWith(job)
  })

  it('asks before it discards, and does nothing on Cancel', async () => {
    showJobs(job)
    await click(byRole('button', 'Discard'))
    expect(document.querySelector('dialog')?.textContent).toContain('“Talks in Seoul” will be gone for good')
    expect(calls.onDiscard).not.toHaveBeenCalled()
    await click(byRole('button', 'Cancel'))
    expect(document.querySelector('dialog')).toBeNull()
    expect(calls.onDiscard).not.toHaveBeenCalled()
  })

  it('discards once the person agrees', async () => {
    showJobs(job)
    await click(byRole('button', 'Discard'))
    await click(byRole('button', 'Discard for good'))
    expect(calls.onDiscard).toHaveBeenCalledExactlyOnceWith(job)
    expect(document.querySelector('dialog')).toBeNull()
  })

  it('lets a clip that is being written finish, but still hands out its file', () => {
    showJobs({ ...job, state: 'delivering', problem: undefined })
    const enabled = [...document.querySelectorAll('button')].filter((b) => !b.disabled).map((b) => b.textContent)
    expect(enabled).toEqual(['Save as file'])
  })

  it('offers everything for a clip whose last try ended nobody knows how', () => {
    showJobs({ ...job, state: 'delivering', due: now + 1, problem: { code: 'download_failed', detail: 'Error: gone' } })
    const enabled = [...document.querySelectorAll('button')].filter((b) => !b.disabled).map((b) => b.textContent)
    expect(enabled).toEqual(['Retry', 'Save as file', 'Discard'])
    expect(document.querySelector('.state')?.textContent).toBe('Waiting')
  })
})
