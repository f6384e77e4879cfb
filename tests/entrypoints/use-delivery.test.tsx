import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useFollowed } from '../../components/shared/use-followed'
import { type Delivering, useDelivery } from '../../entrypoints/popup/use-delivery'
import { followAccount } from '../../utils/browser/account/follow-account'
import { fakeExtension, until } from '../browser/background'
import { documentOf } from '../dom'
import { clipOf } from '../outbox/world'

// What a session does is in tests/browser/clip/delivery-session.test.ts.

const url = 'https://news.example/a'
let delivering: Delivering
/** The states in turn, as they are on the screen. */
let seen: string[]

function Popup() {
  delivering = useDelivery({ tab: { url }, draft: {} }, useFollowed(followAccount), () => {})
  const { delivery } = delivering
  const all = delivery.state === 'kept' && delivery.jobs.length > 0 && delivery.jobs.every((job) => job.receipt)
  const now = all ? 'receipt' : delivery.state
  if (seen.at(-1) !== now) seen.push(now)
  return null
}

beforeEach(async () => {
  vi.restoreAllMocks()
  seen = []
  await fakeExtension().start()
  const document = documentOf('')
  vi.stubGlobal('document', document)
  await act(() => render(<Popup />, document.body))
})
afterEach(async () => {
  await act(() => render(null, document.body))
  vi.unstubAllGlobals()
})

it('shows its one session from the button to the receipt, as the real background tells', async () => {
  await delivering.save(clipOf(url), 'obsidian')
  await until(() => expect(seen).toEqual(['idle', 'saving', 'kept', 'receipt']))
})

it('shows at once what changes without the account', async () => {
  await delivering.save(clipOf(url), 'obsidian')
  await until(() => expect(seen.at(-1)).toBe('receipt'))
  await act(() => delivering.reset())
  expect(seen.at(-1)).toBe('idle')
})
