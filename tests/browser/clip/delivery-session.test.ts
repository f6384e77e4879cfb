import { beforeEach, expect, it, vi } from 'vitest'
import { deliverySession } from '../../../utils/browser/clip/delivery-session'
import { type Account, type AccountEvent, afterEvent } from '../../../utils/outbox/account'
import { clipOf } from '../../outbox/world'
import { fakeExtension, until } from '../background'

let extension: ReturnType<typeof fakeExtension>
let account: Account | undefined
beforeEach(async () => {
  vi.restoreAllMocks()
  extension = fakeExtension()
  account = undefined
  await extension.start()
  extension.connect({ name: 'account' }).onMessage.addListener((message) => {
    account = afterEvent(account, message as AccountEvent)
  })
})

const on = { tab: { url: 'https://news.example/a' }, draft: {} }
const clip = clipOf('https://news.example/a')

it('a clip goes from the button to its receipt, by what the real background tells', async () => {
  const keepJobs = vi.fn()
  const session = deliverySession(on, keepJobs)
  const saving = session.save(clip, 'obsidian')
  expect(session.stateIn(account)).toEqual({ state: 'saving' })
  await saving
  expect(keepJobs).toHaveBeenCalledWith([expect.any(Number)])
  await until(() =>
    expect(session.stateIn(account)).toMatchObject({ state: 'kept', jobs: [{ state: 'done', receipt: {} }] }),
  )
})

it('one that was refused is kept, and tried again when the user says so', async () => {
  extension.downloads.refuses = 'USER_CANCELED'
  const session = deliverySession(on, () => {})
  await session.save(clip, 'obsidian')
  await until(() => expect(session.stateIn(account)).toMatchObject({ jobs: [{ state: 'failed' }] }))
  extension.downloads.refuses = ''
  await session.retry()
  await until(() => expect(session.stateIn(account)).toMatchObject({ jobs: [{ state: 'done' }] }))
})

it('an edit meanwhile hides the receipt, not the clip', async () => {
  const keepJobs = vi.fn()
  const session = deliverySession(on, keepJobs)
  const saving = session.save(clip, 'obsidian')
  session.reset()
  await saving
  await until(() => expect(account?.jobs).toMatchObject([{ state: 'done' }]))
  expect(session.stateIn(account)).toEqual({ state: 'idle' })
  expect(keepJobs.mock.calls).toEqual([[undefined]])
})
