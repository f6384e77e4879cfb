// @vitest-environment jsdom
import { expect, it, vi } from 'vitest'
import { RequestsNotice } from '../../../components/clip/requests-notice'
import { request } from '../request'
import { byRole, click, show } from '../show'

it('says what could not be clipped, why, where it waits, and takes that it was read', async () => {
  const onDismiss = vi.fn()
  const closed = { ...request('tab_closed'), id: '2', kind: 'page', url: 'https://b.example/2', title: '' } as const
  show(<RequestsNotice requests={[request('link_permission'), closed]} onDismiss={onDismiss} />)
  const [link, page] = document.querySelectorAll('[role=alert] li')
  expect(link?.textContent).toContain('The wall')
  expect(link?.textContent).toContain('Pressclip may not read the site this link leads to.')
  expect(page?.textContent).toContain('The tab was closed before it could be read.')
  expect(byRole<HTMLAnchorElement>('link', 'https://b.example/2').href).toBe('https://b.example/2')
  expect(byRole('link', 'Waiting clips').getAttribute('href')).toBe('/waiting.html')
  await click(byRole('button', 'Dismiss: https://b.example/2'))
  expect(onDismiss).toHaveBeenCalledExactlyOnceWith(closed)
})

it('leaves the room to the article, however many there are', () => {
  const requests = ['1', '2', '3', '4'].map((id) => ({ ...request('pdf'), id }))
  show(<RequestsNotice requests={requests} onDismiss={() => {}} />)
  expect(document.querySelectorAll('[role=alert] li')).toHaveLength(2)
  expect(document.body.textContent).toContain('And others: 2')
})
