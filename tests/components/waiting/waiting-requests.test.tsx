// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest'
import { WaitingRequests } from '../../../components/waiting/waiting-requests'
import type { ClipRequest } from '../../../utils/outbox/account'
import { request } from '../request'
import { byRole, click, show, t } from '../show'

function shown(...requests: ClipRequest[]) {
  const done = { onAllow: vi.fn(), onRetry: vi.fn(), onDiscard: vi.fn() }
  show(<WaitingRequests requests={requests} {...done} />)
  return done
}
const buttons = () => Array.from(document.querySelectorAll('button'), ({ textContent }) => textContent)

describe('what is not clipped yet', () => {
  it.each([
    ['link_permission', ['Allow and clip', 'Discard']],
    ['link_failed', ['Retry', 'Discard']],
    ['link_leads_on', ['Discard']],
    ['needs_scripts', ['Discard']],
    ['pdf', ['Discard']],
  ] as const)('%s is said in words, with what can be done', (code, names) => {
    shown(request(code, 'details of it'))
    expect(document.body.textContent).toContain(t(`problem_${code}`))
    expect(document.body.textContent).toContain('details of it')
    expect(buttons()).toEqual(names)
    expect(byRole<HTMLAnchorElement>('link', 'Open the page').href).toBe('https://a.example/story')
  })

  it('a linked page that is too large is to be opened first', () => {
    shown(request('too_large'))
    expect(document.body.textContent).toContain(t('problem_too_large_link_help'))
  })

  it('one that is being read can be given up', () => {
    shown(request())
    expect(document.body.textContent).toContain('Being read')
    expect(buttons()).toEqual(['Discard'])
  })

  it('a page is read again by opening it, not from here', () => {
    shown({ ...request('unreadable'), kind: 'page' })
    expect(buttons()).toEqual(['Discard'])
  })

  it('one without a text of its own is called by its address', () => {
    shown({ ...request('pdf'), title: '' })
    expect(document.querySelector('h3')?.textContent).toBe('https://a.example/story')
  })

  it('calls back with the link that is meant', async () => {
    const other = { ...request('link_permission'), id: '2', url: 'https://b.example/' }
    const { onAllow, onRetry, onDiscard } = shown(request('link_failed'), other)
    await click(byRole('button', 'Allow and clip'))
    await click(byRole('button', 'Retry'))
    expect(onAllow).toHaveBeenCalledExactlyOnceWith(other)
    expect(onRetry).toHaveBeenCalledExactlyOnceWith(request('link_failed'))
    await click(document.querySelectorAll<HTMLElement>('button.danger')[1] as HTMLElement)
    expect(onDiscard).toHaveBeenCalledExactlyOnceWith(other)
  })

  it('the focus goes to the link that took the place of a discarded one', () => {
    const other = { ...request('pdf'), id: '2', url: 'https://b.example/' }
    shown(request('pdf'), other)
    document.querySelector<HTMLElement>('button.danger')?.focus()
    shown(other)
    expect(document.activeElement).toBe(document.querySelector('li'))
  })

  it('a button says which link it is about', () => {
    shown(request('link_failed'))
    const id = byRole('button', 'Retry').getAttribute('aria-describedby')
    expect(document.getElementById(id ?? '')?.textContent).toBe('The wall')
  })
})
