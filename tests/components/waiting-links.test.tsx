// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest'
import { type WaitingLink, WaitingLinks } from '../../components/waiting-links'
import type { ProblemCode } from '../../utils/problem'
import { byRole, click, show, t } from './show'

const link = (code?: ProblemCode, detail = ''): WaitingLink => ({
  url: 'https://a.example/story',
  title: 'The wall',
  ...(code && { problem: { code, detail } }),
})

function shown(...links: WaitingLink[]) {
  const done = { onAllow: vi.fn(), onRetry: vi.fn(), onDiscard: vi.fn() }
  show(<WaitingLinks links={links} {...done} />)
  return done
}
const buttons = () => Array.from(document.querySelectorAll('button'), ({ textContent }) => textContent)

describe('links that wait', () => {
  it.each([
    ['link_permission', ['Allow and clip', 'Discard']],
    ['link_failed', ['Retry', 'Discard']],
    ['link_leads_on', ['Discard']],
    ['needs_scripts', ['Discard']],
    ['pdf', ['Discard']],
  ] as const)('%s is said in words, with what can be done', (code, names) => {
    shown(link(code, 'details of it'))
    expect(document.body.textContent).toContain(t(`problem_${code}`))
    expect(document.body.textContent).toContain('details of it')
    expect(buttons()).toEqual(names)
    expect(byRole<HTMLAnchorElement>('link', 'Open the link').href).toBe('https://a.example/story')
  })

  it('one that is being read can only be opened', () => {
    shown(link())
    expect(document.body.textContent).toContain('Being read')
    expect(buttons()).toEqual([])
  })

  it('one without a text of its own is called by its address', () => {
    shown({ ...link('pdf'), title: '' })
    expect(document.querySelector('h3')?.textContent).toBe('https://a.example/story')
  })

  it('calls back with the link that is meant', async () => {
    const other = { ...link('link_permission'), url: 'https://b.example/' }
    const { onAllow, onRetry, onDiscard } = shown(link('link_failed'), other)
    await click(byRole('button', 'Allow and clip'))
    await click(byRole('button', 'Retry'))
    expect(onAllow).toHaveBeenCalledExactlyOnceWith(other)
    expect(onRetry).toHaveBeenCalledExactlyOnceWith(link('link_failed'))
    await click(document.querySelectorAll<HTMLElement>('button.danger')[1] as HTMLElement)
    expect(onDiscard).toHaveBeenCalledExactlyOnceWith(other)
  })

  it('the focus goes to the link that took the place of a discarded one', () => {
    const other = { ...link('pdf'), url: 'https://b.example/' }
    shown(link('pdf'), other)
    document.querySelector<HTMLElement>('button.danger')?.focus()
    shown(other)
    expect(document.activeElement).toBe(document.querySelector('li'))
  })

  it('a button says which link it is about', () => {
    shown(link('link_failed'))
    const id = byRole('button', 'Retry').getAttribute('aria-describedby')
    expect(document.getElementById(id ?? '')?.textContent).toBe('The wall')
  })
})
