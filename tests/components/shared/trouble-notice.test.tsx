// @vitest-environment jsdom
import { expect, it, vi } from 'vitest'
import { TroubleNotice } from '../../../components/shared/trouble-notice'
import { byRole, click, show } from '../show'

it('says what went wrong, copies what a report should say, and goes when it was read', async () => {
  const onCopy = vi.fn(async () => {})
  const onDismiss = vi.fn()
  show(
    <TroubleNotice
      trouble={{ code: 'internal_error', detail: 'TypeError: x' }}
      onCopy={onCopy}
      onDismiss={onDismiss}
    />,
  )
  expect(document.querySelector('[role=alert]')?.textContent).toContain('Something went wrong in Pressclip itself.')
  await click(byRole('button', 'Copy the details'))
  expect(onCopy).toHaveBeenCalledExactlyOnceWith('internal_error: TypeError: x')
  expect(document.body.textContent).toContain('Copied')
  await click(byRole('button', 'Dismiss'))
  expect(onDismiss).toHaveBeenCalledOnce()
})
