// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { ClosedNotice } from '../../components/closed-notice'
import { byRole, show } from './show'

describe('ClosedNotice', () => {
  it('says which pages were closed before they were read, as links to open them again', () => {
    show(<ClosedNotice urls={['https://news.example/a', '']} />)
    expect(document.querySelector('[role=alert]')?.textContent).toContain('The tab was closed before it could be read.')
    const url = 'https://news.example/a'
    expect(byRole<HTMLAnchorElement>('link', url).href).toBe(url)
    expect(document.querySelectorAll('li')).toHaveLength(1)
  })
})
