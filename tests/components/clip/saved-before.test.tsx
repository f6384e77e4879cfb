// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { SavedBefore } from '../../../components/clip/saved-before'
import type { Comparison, Paragraph } from '../../../utils/compare/compare'
import { byRole, click, show } from '../show'

const calls = { onShow: vi.fn(), onKeepBoth: vi.fn() }
const same: Paragraph = { kind: 'same', text: 'x' }
const changed: Paragraph = { kind: 'changed', before: 'x', after: 'y' }
const compared = (parts: Partial<Comparison>): Comparison => ({ fields: [], pictures: false, paragraphs: [], ...parts })

const showSaved = (parts: Partial<Parameters<typeof SavedBefore>[0]> = {}) =>
  show(<SavedBefore date="3 August 2026" stays={false} unread={false} {...calls} {...parts} />)
const words = () => document.querySelector('.saved-before p')?.textContent

beforeEach(() => vi.clearAllMocks())

describe('SavedBefore', () => {
  it('says when an article was saved that has not changed, and offers nothing', () => {
    showSaved({ known: 'unchanged' })
    expect(words()).toBe('Saved 3 August 2026, unchanged.')
    expect(document.querySelector('button')).toBeNull()
  })

  it.each([
    [{ fields: ['title'], paragraphs: [same, changed, same] }, 'title, 1 paragraph'],
    [{ fields: ['authors', 'published'], pictures: true }, 'authors, date, pictures'],
    [{ paragraphs: [changed, { kind: 'added', text: 'z' }, { kind: 'removed', text: 'w' }] }, '3 paragraphs'],
  ] as [Partial<Comparison>, string][])('sums up what has changed: %j', (parts, summary) => {
    showSaved({ known: 'changed', comparison: compared(parts) })
    expect(words()).toBe(`Saved 3 August 2026 · changed since: ${summary}`)
  })

  it('shows the changes once they are known, and keeps both', async () => {
    showSaved({ known: 'changed' })
    expect(byRole<HTMLButtonElement>('button', 'Show changes').disabled).toBe(true)
    showSaved({ known: 'changed', comparison: compared({ fields: ['title'] }) })
    await click(byRole('button', 'Show changes'))
    await click(byRole('button', 'Keep both'))
    expect(calls.onShow).toHaveBeenCalledOnce()
    expect(calls.onKeepBoth).toHaveBeenCalledOnce()
  })

  it('compares with nothing where the earlier text is not known, and says what will happen to its file', () => {
    showSaved()
    expect(words()).toBe('Saved 3 August 2026. Clipping again replaces that file.')
  })

  it('names the other address that has the same text; both are kept anyway', () => {
    showSaved({
      known: 'changed',
      address: 'https://www.other.example/n/1',
      comparison: compared({ paragraphs: [same, changed] }),
    })
    expect(words()).toBe('Much the same text was saved on 3 August 2026 from other.example/n/1')
    expect(byRole<HTMLAnchorElement>('link', 'other.example/n/1').href).toBe('https://www.other.example/n/1')
    expect(Array.from(document.querySelectorAll('button'), (b) => b.textContent)).toEqual(['Show changes'])
    const comparison = compared({ fields: ['title'], paragraphs: [same] })
    showSaved({ known: 'changed', address: 'https://www.other.example/n/1', comparison })
    expect(words()).toBe('The same text was saved on 3 August 2026 from other.example/n/1')
  })

  it('warns that a file in Downloads is replaced with all that was written into it', () => {
    showSaved({ known: 'changed', comparison: compared({ fields: ['title'] }), unread: true })
    expect(words()).toContain('edits of yours included')
    showSaved({ known: 'unchanged', unread: true })
    expect(words()).not.toContain('edits of yours')
  })

  it('says that the earlier file stays where this one goes elsewhere', () => {
    showSaved({ known: 'unchanged', stays: true })
    expect(words()).toBe('Saved 3 August 2026, unchanged.That file stays; this clip gets a file of its own.')
  })
})
