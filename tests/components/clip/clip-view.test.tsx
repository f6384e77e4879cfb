// @vitest-environment jsdom
import { render } from 'preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { candidates } from '../../../components/clip/candidates'
import { ClipView } from '../../../components/clip/clip-view'
import { applyEdits, EDITABLE, type EditableField, type Edits, fieldText } from '../../../components/clip/edits'
import { Words } from '../../../components/shared/words'
import type { Article } from '../../../utils/article'
import type { DeliveryState } from '../../../utils/outbox/delivery-state'
import { presetById, presets } from '../../../utils/presets'
import { article as plain } from '../article'
import { byRole, choose, click, describedBy, press, show, t, type } from '../show'

const calls = {
  onEdit: vi.fn(),
  onPreset: vi.fn(),
  onScope: vi.fn(),
  onClip: vi.fn(),
  onRetry: vi.fn(),
  onRetryPictures: vi.fn(),
  onShow: vi.fn(async () => {}),
  onCopy: vi.fn(async () => {}),
}

interface Shown {
  evidence?: Article['evidence']
  edits?: Edits
  preset?: string
  delivery?: DeliveryState
  hasSelection?: boolean
  destinations?: { name: string; where: string }[]
  saved?: Parameters<typeof ClipView>[0]['saved']
  changes?: () => string
  updates?: boolean
}

function view({
  evidence = {},
  edits = {},
  preset = 'jekyll-archive',
  delivery = { state: 'idle' },
  ...rest
}: Shown = {}) {
  const article = { ...plain, agency: evidence.agency?.[0]?.value, evidence }
  const values = Object.fromEntries(EDITABLE.map((field) => [field, edits[field] ?? fieldText(article, field)]))
  return (
    <ClipView
      article={applyEdits(article, edits)}
      values={values as Record<EditableField, string>}
      candidates={
        Object.fromEntries(EDITABLE.map((field) => [field, candidates(article, field)])) as Record<
          EditableField,
          ReturnType<typeof candidates>
        >
      }
      file={{ path: 'archive/_posts/2023-09-15-talks.md', type: 'text/markdown', content: '---\nlayout: post\n' }}
      presets={presets}
      preset={presetById(preset)}
      scope="article"
      hasSelection={rest.hasSelection ?? false}
      delivery={delivery}
      destinations={rest.destinations ?? [{ name: 'Downloads', where: 'archive/_posts/2023-09-15-talks.md' }]}
      updates={rest.updates ?? false}
      saved={rest.saved}
      changes={rest.changes}
      nameOf={(id) => id}
      {...calls}
    />
  )
}

const showClip = (shown?: Shown): void => show(view(shown))

const box = (name: string) => byRole<HTMLInputElement>('textbox', name)
const clipButton = () => byRole<HTMLButtonElement>('button', 'Clip')

beforeEach(() => vi.clearAllMocks())

describe('the popup shows', () => {
  it.each([
    ['Title', 'Talks in Seoul'],
    ['Authors', 'Jane Doe, "Martin Luther King, Jr."'],
    ['Publisher', 'The Example Times'],
    ['Published', '2023-09-15 21:17:43 +08:00'],
    ['Modified', ''],
    ['Language', 'en'],
    ['Section', ''],
    ['Tags', 'Korea, Russia'],
    ['Description', ''],
    ['Lead image', 'https://news.example/a.jpg'],
  ])('%s as %j', (name, value) => {
    showClip()
    expect(box(name).value).toBe(value)
  })

  it('the path, the length, the body and, behind a tab, the exact file', async () => {
    showClip()
    const text = () => document.body.textContent
    expect(text()).toContain('archive/_posts/2023-09-15-talks.md')
    expect(text()).toContain('Words: 4')
    expect(document.querySelector('.article-body')?.innerHTML).toBe(plain.html)
    await click(byRole('tab', 'File'))
    expect(document.querySelector('.file-text')?.textContent).toBe('---\nlayout: post\n')
  })

  it('what was not found as empty and, in words, as missing', () => {
    showClip()
    expect(describedBy(box('Modified'))).toContain('Not on this page')
    expect(describedBy(box('Title'))).not.toContain('Not on this page')
  })

  it('an agency and a paywall only where the page has them, with their evidence', () => {
    showClip()
    expect(document.querySelector('#field-agency, .paywall')).toBeNull()
    showClip({
      evidence: { agency: [{ value: 'dpa', source: 'byline' }], paywalled: [{ value: 'true', source: 'json-ld' }] },
    })
    expect(describedBy(box('Agency'))).toContain('Byline')
    expect(document.querySelector('.paywall')?.textContent).toBe(`${t('paywalled')}${t('evidence_structured')}`)
  })

  it('what the format leaves out as such, still open to correction', async () => {
    showClip({ preset: 'jekyll-archive' })
    expect(describedBy(box('Authors'))).toContain('Not in this format')
    expect(describedBy(box('Published'))).not.toContain('Not in this format')
    expect(box('Authors').disabled || box('Authors').readOnly).toBe(false)
    await type(box('Authors'), 'Anne')
    expect(calls.onEdit).toHaveBeenCalledWith('authors', 'Anne')
    showClip({ preset: 'obsidian' })
    expect(describedBy(box('Authors'))).not.toContain('Not in this format')
  })

  it('the selection as a body only when there is one', () => {
    const bodies = () => [...byRole<HTMLSelectElement>('combobox', 'Body').options].map((option) => option.text)
    showClip()
    expect(bodies()).toEqual(['Article', 'Whole page'])
    showClip({ hasSelection: true })
    expect(bodies()).toEqual(['Article', 'Selection', 'Whole page'])
  })

  it('and hands on another format or body as soon as it is chosen', async () => {
    showClip()
    await choose(byRole<HTMLSelectElement>('combobox', 'Format'), 'obsidian')
    await choose(byRole<HTMLSelectElement>('combobox', 'Body'), 'page')
    expect(calls.onPreset).toHaveBeenCalledExactlyOnceWith('obsidian')
    expect(calls.onScope).toHaveBeenCalledExactlyOnceWith('page')
  })

  it('every format by its name', () => {
    showClip()
    const formats = [...byRole<HTMLSelectElement>('combobox', 'Format').options]
    expect(formats.map((option) => option.value)).toEqual(presets.map(({ id }) => id))
    expect(formats.every((option) => option.text !== '' && option.text !== option.value)).toBe(true)
  })

  it('every destination that the clip goes to', () => {
    showClip({
      destinations: [
        { name: 'Downloads', where: 'archive/a.md' },
        { name: 'My server', where: 'dav.example.org/a.md' },
      ],
    })
    expect(document.querySelector('.destination')?.textContent).toBe(
      'Downloadsarchive/a.mdMy serverdav.example.org/a.md',
    )
  })

  it('what was saved before and, when asked, what has changed since', async () => {
    const saved = (showChanges: () => void) => (
      <button type="button" onClick={showChanges}>
        Show changes
      </button>
    )
    showClip({ saved, changes: () => 'one word' })
    expect(document.body.textContent).not.toContain('one word')
    await click(byRole('button', 'Show changes'))
    expect(document.querySelector('[role=tabpanel]:not([hidden])')?.textContent).toBe('one word')
    expect(document.activeElement).toBe(byRole('tab', 'Changes'))
    showClip({ saved })
    expect(document.querySelector('[aria-selected=true]')?.textContent).toBe('Preview')
  })

  it('by the button’s name that the clip takes the place of another text', async () => {
    showClip({ updates: true })
    await click(byRole('button', 'Update'))
    expect(calls.onClip).toHaveBeenCalledOnce()
  })
})

describe('Clip', () => {
  it('has the focus when the popup opens', () => {
    showClip()
    expect(document.activeElement).toBe(clipButton())
  })

  it('is a button', async () => {
    showClip()
    await click(clipButton())
    expect(calls.onClip).toHaveBeenCalledTimes(1)
  })

  it.each(['Title', 'Authors', 'Published', 'Lead image'])('is Enter in %s', (name) => {
    showClip()
    expect(press(box(name), 'Enter')).toBe(false)
    expect(calls.onClip).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['that ends a word of an input method', { isComposing: true }],
    ['that ends a word, as older browsers report it', { keyCode: 229 }],
    ['with Ctrl in the middle of a word', { ctrlKey: true, isComposing: true }],
    ['with Shift', { shiftKey: true }],
    ['with Alt', { altKey: true }],
  ])('is not Enter %s', (_, init) => {
    showClip()
    expect(press(box('Title'), 'Enter', init)).toBe(true)
    expect(calls.onClip).not.toHaveBeenCalled()
  })

  it.each(['input#field-authors', 'textarea#field-description', '[role=tab]', 'select', 'body'])(
    'is Ctrl or Cmd with Enter in %s',
    (selector) => {
      showClip()
      const element = document.querySelector(selector) as Element
      press(element, 'Enter', { ctrlKey: true })
      press(element, 'Enter', { metaKey: true })
      expect(calls.onClip).toHaveBeenCalledTimes(2)
    },
  )

  it.each(['textarea#field-description', '[role=tab]', 'select', 'a', 'body'])(
    'is not Enter alone in %s',
    (selector) => {
      showClip()
      expect(press(document.querySelector(selector) as Element, 'Enter')).toBe(true)
      expect(calls.onClip).not.toHaveBeenCalled()
    },
  )

  it.each([
    ['published', '2023-13-01', 'Published', 'Not a date.'],
    ['modified', 'soon', 'Modified', 'Not a date.'],
    ['image', 'a.jpg', 'Lead image', 'Not a web address.'],
    ['language', 'Chinese (Taiwan)', 'Language', 'Not a language tag.'],
  ] as const)('waits, and says why, while %s is %j', async (field, text, name, reason) => {
    showClip({ edits: { [field]: text } })
    expect(clipButton().disabled).toBe(true)
    expect(describedBy(clipButton())).toBe(`Correct “${name}” first`)
    expect(box(name).getAttribute('aria-invalid')).toBe('true')
    expect(describedBy(box(name))).toContain(reason)
    press(box(name), 'Enter')
    press(document.body, 'Enter', { ctrlKey: true })
    expect(calls.onClip).not.toHaveBeenCalled()
  })

  it('knows the last letter typed, however fast Enter follows', () => {
    showClip()
    // Outside `act`: nothing but the rendering itself has happened when the key comes.
    render(<Words.Provider value={t}>{view({ edits: { published: 'soon' } })}</Words.Provider>, document.body)
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }))
    expect(calls.onClip).not.toHaveBeenCalled()
  })

  it.each([{ state: 'saving' }, { state: 'kept', jobs: [] }] as const)(
    'does not happen twice while %j, and keeps the focus',
    async (delivery) => {
      showClip()
      showClip({ delivery })
      expect(clipButton().getAttribute('aria-disabled')).toBe('true')
      expect(document.activeElement).toBe(clipButton())
      press(box('Title'), 'Enter')
      await click(clipButton())
      expect(calls.onClip).not.toHaveBeenCalled()
    },
  )
})
