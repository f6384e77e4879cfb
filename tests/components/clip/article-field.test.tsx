// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ArticleField } from '../../../components/clip/article-field'
import type { Candidate } from '../../../components/clip/candidates'
import type { EditableField } from '../../../components/clip/edits'
import { byRole, click, describedBy, press, show } from '../show'

const onEdit = vi.fn()
beforeEach(() => onEdit.mockClear())

const HEADLINE = { text: 'Talks in Seoul', sources: ['h1', 'title'] }
const SOCIAL = { text: 'You won’t believe Seoul', sources: ['og:title'] }

const showField = (text: string, candidates: Candidate[], field: EditableField = 'title') =>
  show(<ArticleField {...{ field, text, candidates, onEdit }} unwritten={false} />)
const opener = () => document.querySelector('button.source') as HTMLButtonElement
const options = () => Array.from(document.querySelectorAll<HTMLButtonElement>('.candidates button'))
const box = (name = 'Title') => byRole<HTMLInputElement>('textbox', name)

describe('a field says where its text was read', () => {
  it.each<[string, string, Candidate[], string]>([
    ['of the one destination', HEADLINE.text, [HEADLINE], 'Headline'],
    ['of a meta element', SOCIAL.text, [SOCIAL], 'Metadata'],
    ['with the page’s own words', 'x', [{ text: 'x', sources: ['text: By Jane Doe'] }], 'Page text: “By Jane Doe”'],
    [
      'of an element, with its value',
      'x',
      [{ text: 'x', sources: ['time[datetime] 2026-10-07'] }],
      'Shown on the page: “2026-10-07”',
    ],
    ['of a byline’s link', 'x', [{ text: 'x', sources: ['rel'] }], 'Byline'],
    ['of the first of two metadata', 'x', [{ text: 'x', sources: ['twitter:data1', 'og:title'] }], 'Metadata'],
    ['that the user typed it', 'Mine', [HEADLINE], 'Your correction+1'],
    ['that the page says nothing', '', [], 'Not on this page'],
    ['that the user emptied it', '', [HEADLINE], 'Missing+1'],
    ['that there are other values', HEADLINE.text, [HEADLINE, SOCIAL], 'Headline+1'],
  ])('%s', (_, text, candidates, said) => {
    showField(text, candidates)
    expect(describedBy(box())).toBe(said)
  })

  it.each([
    ['a clock without a zone', '2026-03-04 18:30', ['json-ld'], 'The page states no time zone.'],
    [
      '"3 hours ago"',
      '2026-03-04 18:30',
      ['relative: 3 hours ago'],
      'Counted back from what the page says; not exact.',
    ],
    ['a clock with its zone', '2026-03-04 18:30 +01:00', ['json-ld'], undefined],
    ['a day', '2026-03-04', ['url'], undefined],
  ])('a date says what must be known of %s', (_, text, sources, note) => {
    showField(text, [{ text, sources }], 'published')
    expect(document.querySelector('#field-published-note')?.textContent).toBe(note)
  })
})

describe('the other values', () => {
  it('are counted for a screen reader, and open in a list with the taken one marked and focused', async () => {
    showField(HEADLINE.text, [HEADLINE, SOCIAL])
    expect(opener().getAttribute('aria-label')).toBe('Title – source: Headline. Other values: 1')
    expect(opener().getAttribute('aria-expanded')).toBe('false')
    await click(opener())
    expect(opener().getAttribute('aria-expanded')).toBe('true')
    expect(document.getElementById(opener().getAttribute('aria-controls') ?? '')?.ariaLabel).toBe(
      'Values found for “Title”',
    )
    expect(options().map((option) => [option.textContent, option.getAttribute('aria-pressed')])).toEqual([
      ['Talks in SeoulHeadlineh1 · title', 'true'],
      ['You won’t believe SeoulMetadataog:title', 'false'],
    ])
    expect(document.activeElement).toBe(options()[0])
  })

  it('fill the field with one click, and give the focus back', async () => {
    showField(HEADLINE.text, [HEADLINE, SOCIAL])
    await click(opener())
    await click(options()[1] as HTMLElement)
    expect(onEdit).toHaveBeenCalledExactlyOnceWith(SOCIAL.text)
    expect(options()).toEqual([])
    expect(document.activeElement).toBe(opener())
  })

  it.each([
    ['ArrowDown', 1],
    ['ArrowUp', 1],
  ])('%s goes from one to the next, round the end', async (key, to) => {
    showField(HEADLINE.text, [HEADLINE, SOCIAL])
    await click(opener())
    expect(press(options()[0] as HTMLElement, key)).toBe(false)
    expect(document.activeElement).toBe(options()[to])
    press(options()[1] as HTMLElement, key)
    expect(document.activeElement).toBe(options()[0])
  })

  it('close with Escape, which then does not close the popup', async () => {
    showField(HEADLINE.text, [HEADLINE, SOCIAL])
    await click(opener())
    expect(press(options()[0] as HTMLElement, 'Escape')).toBe(false)
    expect(options()).toEqual([])
    expect(onEdit).not.toHaveBeenCalled()
  })
})
