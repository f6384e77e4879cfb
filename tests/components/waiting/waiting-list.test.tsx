// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { WaitingList } from '../../../components/waiting/waiting-list'
import type { Job } from '../../../utils/outbox/job'
import type { Destination, Settings } from '../../../utils/settings'
import { teachDialogs } from '../dialog'
import { byRole, choose, click, describedBy, show } from '../show'

const calls = {
  ...{ onRetry: vi.fn(), onRetryDestination: vi.fn(), onRedirect: vi.fn(), onZip: vi.fn() },
  ...{ onDiscard: vi.fn(), onAllow: vi.fn() },
}
const now = Date.UTC(2026, 9, 7, 12)

const destinationOf = (id: string, kind: string, name = ''): Destination => ({
  id,
  kind,
  name,
  active: true,
  options: {},
})
const DOWNLOADS = destinationOf('downloads', 'downloads')
const OFFICE = destinationOf('webdav-1', 'webdav', 'Office')
const FOLDER = destinationOf('folder-1', 'folder')

const job: Job = {
  ...{ id: 1, clip: 'news.example/talks', title: 'Talks in Seoul', url: 'https://news.example/talks' },
  ...{ destination: 'downloads', path: '_posts/2026-10-07-talks.md', payload: 5, seq: 5, attempts: 3 },
  state: 'failed',
  problem: { code: 'download_cancelled', detail: 'USER_CANCELED' },
  createdAt: now - 60_000,
}
const other: Job = { ...job, id: 2, title: 'Another', path: '_posts/b.md', payload: 6 }
const atOffice: Job = {
  ...{ ...job, id: 3, title: 'At the office', destination: 'webdav-1', payload: 7 },
  problem: { code: 'sign_in_refused', detail: '401' },
}

const showJobs = (jobs: readonly Job[], destinations = [DOWNLOADS], removed: Settings['removed'] = []) =>
  show(<WaitingList {...{ jobs, destinations, removed, now, ...calls }} whereAt={({ id }, path) => `${id}:${path}`} />)
const text = () => document.body.textContent ?? ''
const headings = () => [...document.querySelectorAll('h2')].map((h2) => h2.textContent)
const time = (at: number) => new Date(at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })
const tool = (name: string) =>
  [...document.querySelectorAll<HTMLButtonElement>('fieldset button')].find(
    (b) => b.textContent === name,
  ) as HTMLElement
const dialog = () => document.querySelector('dialog')
const enabled = () => [...document.querySelectorAll('li button')].filter((b) => !(b as HTMLButtonElement).disabled)

beforeEach(() => {
  vi.clearAllMocks()
  teachDialogs()
})

describe('WaitingList', () => {
  it('says that nothing waits', () => {
    showJobs([])
    expect(text()).toContain('Nothing is waiting.')
  })

  it('tells what waits, where it should go, since when and why', () => {
    showJobs([job])
    expect(byRole<HTMLAnchorElement>('link', 'Talks in Seoul').href).toBe(job.url)
    expect(headings()).toEqual(['Downloads'])
    expect(text()).toContain('downloads:_posts/2026-10-07-talks.md')
    expect(text()).toContain(time(job.createdAt))
    expect(text()).toContain('The download was cancelled')
  })

  it.each([
    ['the user', { state: 'failed', due: undefined }, 'When you choose “Retry now”'],
    ['its turn', { state: 'pending', due: now - 1 }, 'Now'],
    ['its time', { state: 'pending', due: now + 3_600_000 }, time(now + 3_600_000)],
  ] as const)('tells when a clip that waits for %s is tried next', (_, state, next) => {
    showJobs([{ ...job, ...state }])
    expect([...document.querySelectorAll('dd')].at(-1)?.textContent).toBe(next)
  })

  it('names a clip without a title', () => {
    showJobs([{ ...job, title: '' }])
    expect(byRole('link', 'Untitled')).toBeTruthy()
  })

  it('names a removed destination as the user did, also before something is given up', async () => {
    showJobs([atOffice], [DOWNLOADS], [{ id: 'webdav-1', kind: 'webdav', name: 'Office' }])
    expect(headings()).toEqual(['“Office” (removed)'])
    await click(byRole('button', 'Discard'))
    expect(dialog()?.textContent).toContain('“Office” (removed)')
    showJobs([atOffice], [DOWNLOADS], [{ id: 'webdav-1', kind: 'webdav', name: '' }])
    expect(headings()[0]).toContain('WebDAV')
  })

  it('groups what waits by its destination, under the user’s names, removed destinations last', () => {
    showJobs([{ ...job, destination: 's3-9' }, atOffice, other], [DOWNLOADS, OFFICE])
    expect(headings()).toEqual(['Downloads', 'Office', 'A place that was removed'])
  })

  it('says once what keeps all of a destination’s clips, and apart what keeps one', () => {
    showJobs([atOffice, { ...atOffice, id: 4 }, { ...atOffice, id: 5 }], [DOWNLOADS, OFFICE])
    expect(document.querySelectorAll('.problem-what')).toHaveLength(1)
    showJobs([atOffice, { ...atOffice, id: 4, problem: { code: 'too_big', detail: '413' } }], [DOWNLOADS, OFFICE])
    expect(document.querySelectorAll('.problem-what')).toHaveLength(2)
  })

  it('says of a clip whose pictures are being fetched that they are', () => {
    showJobs([{ ...job, state: 'gathering', problem: undefined, due: now }])
    expect(document.querySelector('.state')?.textContent).toBe('Fetching pictures')
    expect(enabled().map((b) => b.textContent)).toEqual(['Save as ZIP', 'Discard'])
  })

  it.each([
    ['Retry now', 'onRetry'],
    ['Save as ZIP', 'onZip'],
  ] as const)('%s is for that clip', async (name, call) => {
    showJobs([job])
    const button = byRole('button', name)
    expect(describedBy(button)).toBe('Talks in Seoul')
    await click(button)
    expect(calls[call]).toHaveBeenCalledExactlyOnceWith([job])
  })

  it('retries all that waits for a destination', async () => {
    showJobs([atOffice, { ...atOffice, id: 4 }, job], [DOWNLOADS, OFFICE])
    await click(byRole('button', 'Retry all'))
    expect(calls.onRetryDestination).toHaveBeenCalledExactlyOnceWith('webdav-1')
  })

  it('offers no other try for a clip that is begun; whether it is really being written the background knows', () => {
    showJobs([{ ...job, state: 'delivering', problem: undefined }], [DOWNLOADS, OFFICE])
    expect(enabled().map((b) => b.textContent)).toEqual(['Change destination', 'Save as ZIP', 'Discard'])
  })

  it('offers everything for a clip whose last try ended nobody knows how', () => {
    showJobs([
      { ...job, state: 'delivering', due: now + 1, problem: { code: 'download_failed', detail: 'Error: gone' } },
    ])
    expect(enabled().map((b) => b.textContent)).toEqual(['Retry now', 'Save as ZIP', 'Discard'])
    expect(document.querySelector('.state')?.textContent).toBe('Waiting')
  })
})

describe('another place', () => {
  it('is not offered where there is none', () => {
    showJobs([job], [DOWNLOADS])
    expect(() => byRole('button', 'Change destination')).toThrow()
  })

  it('is one of the other destinations, also when the first one was removed', async () => {
    showJobs([job], [DOWNLOADS, OFFICE, FOLDER])
    await click(byRole('button', 'Change destination'))
    const select = byRole<HTMLSelectElement>('combobox', 'Place')
    expect([...select.options].map((o) => o.text)).toEqual(['Office', 'Folder on this device'])
    await choose(select, 'folder-1')
    await click(byRole('button', 'Send there'))
    expect(calls.onRedirect).toHaveBeenCalledExactlyOnceWith([job], 'folder-1')

    showJobs([{ ...job, destination: 'gone' }], [DOWNLOADS])
    await click(byRole('button', 'Change destination'))
    await click(byRole('button', 'Send there'))
    expect(calls.onRedirect).toHaveBeenLastCalledWith([{ ...job, destination: 'gone' }], 'downloads')
  })
})

describe('discarding', () => {
  it('asks first, and does nothing on Cancel', async () => {
    showJobs([job])
    await click(byRole('button', 'Discard'))
    expect(dialog()?.textContent).toContain('“Talks in Seoul” has not been written to Downloads')
    await click(byRole('button', 'Cancel'))
    expect(dialog()).toBeNull()
    expect(calls.onDiscard).not.toHaveBeenCalled()
  })

  it('is done once the user agrees', async () => {
    showJobs([job])
    await click(byRole('button', 'Discard'))
    await click(byRole('button', 'Discard for good'))
    expect(calls.onDiscard).toHaveBeenCalledExactlyOnceWith([job])
    expect(dialog()).toBeNull()
  })

  it('leads the focus to the clip that took its place, and at last to the words that nothing waits', async () => {
    const focused = () => document.activeElement?.textContent
    showJobs([job, other, { ...job, id: 3, title: 'Third' }])
    const [, second] = document.querySelectorAll<HTMLElement>('li .actions')
    second?.querySelector('button')?.focus()
    showJobs([job, { ...job, id: 3, title: 'Third' }])
    expect(focused()).toContain('Third')
    showJobs([job])
    expect(focused()).toContain('Talks in Seoul')
    showJobs([])
    expect(focused()).toContain('Nothing is waiting.')
  })

  it('never moves the focus of somebody who is elsewhere', () => {
    showJobs([job, other])
    tool('Save all as ZIP').focus()
    showJobs([job, { ...other, state: 'pending' }])
    expect(document.activeElement).toBe(tool('Save all as ZIP'))
  })
})

describe('many at once', () => {
  const jobs = [job, other, atOffice]
  const destinations = [DOWNLOADS, OFFICE]

  it('saves all as one ZIP while none is selected', async () => {
    showJobs(jobs, destinations)
    expect((tool('Discard') as HTMLButtonElement).disabled).toBe(true)
    await click(tool('Save all as ZIP'))
    expect(calls.onZip).toHaveBeenCalledExactlyOnceWith(jobs)
  })

  it('does with the selected ones what is chosen', async () => {
    showJobs(jobs, destinations)
    await click(byRole('checkbox', 'Select “Another”'))
    await click(byRole('checkbox', 'Select “At the office”'))
    expect(text()).toContain('Selected: 2 of 3')
    expect(byRole<HTMLInputElement>('checkbox', 'Select all').indeterminate).toBe(true)
    await click(tool('Save as ZIP'))
    expect(calls.onZip).toHaveBeenCalledExactlyOnceWith([other, atOffice])
    await click(tool('Retry now'))
    expect(calls.onRetry).toHaveBeenCalledExactlyOnceWith([other, atOffice])
    await click(tool('Change destination'))
    await click(byRole('button', 'Send there'))
    expect(calls.onRedirect).toHaveBeenCalledExactlyOnceWith([other, atOffice], 'downloads')
    await click(tool('Discard'))
    expect(dialog()?.textContent).toContain('Clips: 2.')
    await click(byRole('button', 'Discard for good'))
    expect(calls.onDiscard).toHaveBeenCalledExactlyOnceWith([other, atOffice])
  })

  it('selects all and none, and forgets what is gone', async () => {
    showJobs(jobs, destinations)
    await click(byRole('checkbox', 'Select all'))
    expect(text()).toContain('Selected: 3 of 3')
    showJobs([job, other], destinations)
    expect(text()).toContain('Selected: 2 of 2')
    await click(byRole('checkbox', 'Select all'))
    expect(text()).toContain('Selected: 0 of 2')
  })
})

describe('a right that is gone', () => {
  const problem = { code: 'permission_needed', detail: '' } as const

  it('is asked for in the click, for a server', async () => {
    showJobs([{ ...atOffice, problem }], [DOWNLOADS, OFFICE])
    await click(byRole('button', 'Allow again'))
    expect(calls.onAllow).toHaveBeenCalledExactlyOnceWith(OFFICE)
  })

  it('is asked for where a folder was picked', () => {
    showJobs([{ ...job, destination: 'folder-1', problem }], [DOWNLOADS, FOLDER])
    expect(byRole<HTMLAnchorElement>('link', 'Allow again').getAttribute('href')).toBe('/options.html#allow=folder-1')
  })

  it('is asked for once where many wait for it', () => {
    showJobs(
      [1, 2, 3].map((id) => ({ ...atOffice, id, problem })),
      [DOWNLOADS, OFFICE],
    )
    expect(byRole('button', 'Allow again')).toBeTruthy()
  })
})
