// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Keys } from '../../../components/options/keys'
import { OptionsForm } from '../../../components/options/options-form'
import { presets } from '../../../utils/presets'
import { type Destination, parseSettings, type SettingsChange } from '../../../utils/settings'
import { byRole, choose, click, describedBy, show, type } from '../show'

const onChange = vi.fn(async (_change: SettingsChange): Promise<unknown> => undefined)
const settings = parseSettings(undefined)
/** What the only change makes of settings that another page has changed meanwhile. */
const changed = () => {
  expect(onChange).toHaveBeenCalledTimes(1)
  return onChange.mock.calls[0]?.[0]({ ...settings, destinations: [] })
}

const [destination] = settings.destinations as [Destination]
const examples = [
  { destination, where: 'archive/_posts/a.md' },
  { destination: { ...destination, id: 'webdav-1', kind: 'webdav', name: 'Office' }, where: 'dav.example/_posts/a.md' },
]

const box = (name: string) => byRole<HTMLInputElement>('textbox', name)
const said = () => document.querySelector('[role=status]')?.textContent

describe('OptionsForm', () => {
  beforeEach(() => {
    vi.clearAllMocks()
    show(<OptionsForm settings={settings} presets={presets} examples={examples} onChange={onChange} />)
  })

  it.each([
    ['Path template', 'news/{year}/{slug}.md', { path: 'news/{year}/{slug}.md' }],
    ['Path template', '', { path: '' }],
    ['Default tags', '剪报、"a, b"', { tags: ['剪报', 'a, b'] }],
  ])('stores %s %j as typed, and says so', async (name, text, change) => {
    await type(box(name), text)
    expect(changed()).toEqual({ ...settings, ...change, destinations: [] })
    expect(said()).toBe('Saved')
  })

  it('stores a chosen format', async () => {
    await choose(byRole<HTMLSelectElement>('combobox', 'Format'), 'obsidian')
    expect(changed()).toEqual({ ...settings, preset: 'obsidian', destinations: [] })
  })

  it('stores which pictures the chosen format keeps, and nothing for the others', async () => {
    const pictures = byRole<HTMLSelectElement>('combobox', 'Pictures')
    expect(pictures.value).toBe('off')
    await choose(pictures, 'all')
    expect(changed()?.pictures).toEqual({ 'jekyll-archive': 'all' })
  })

  it.each([
    ['Path template', '_posts/{day-of-week}-{slug}.md', '{day-of-week} is not known'],
    ['Path template', '_posts/{date}.md', 'needs {slug} or {title}'],
    ['Path template', '{slug', 'has no partner'],
    ['Path template', 'images/{title}.md', '“images” is where Pressclip puts pictures'],
    ['Path template', 'C:\\news\\{slug}.md', 'cannot begin with'],
  ])('does not store %s %j, and says why', async (name, text, reason) => {
    await type(box(name), text)
    expect(onChange).not.toHaveBeenCalled()
    expect(box(name).value).toBe(text)
    expect(box(name).getAttribute('aria-invalid')).toBe('true')
    expect(describedBy(box(name))).toContain('Not saved')
    expect(describedBy(box(name))).toContain(reason)
    expect(said()).toBe('')
  })

  it('says so when storing fails', async () => {
    onChange.mockRejectedValueOnce(new Error('full'))
    await type(box('Default tags'), 'a')
    expect(said()).toBe('Could not be saved. Try again.')
  })

  it('shows where an article would lie, at every active destination', () => {
    const shown = [...document.querySelectorAll('.destination dd')].map((dd) => dd.textContent)
    expect(shown).toEqual(['Downloadsarchive/_posts/a.md', 'Officedav.example/_posts/a.md'])
  })

  it('shows the format’s own path where no template is set', () => {
    expect(box('Path template').placeholder).toBe('_posts/{date}-{slug}.md')
  })
})

describe('Keys', () => {
  const onKeys = vi.fn()

  it('shows the key really assigned, and says when there is none', () => {
    show(
      <Keys
        keys={[
          { does: 'Open Pressclip', key: '' },
          { does: 'Clip the page at once', key: 'Alt+Shift+S' },
        ]}
        onChange={onKeys}
      />,
    )
    expect([...document.querySelectorAll('dd')].map((dd) => dd.textContent)).toEqual(['not assigned', 'Alt+Shift+S'])
  })

  it('leads to where keys are changed', async () => {
    show(<Keys keys={[]} onChange={onKeys} advice="Open about:addons." />)
    await click(byRole('button', 'Change keys'))
    expect(onKeys).toHaveBeenCalledTimes(1)
    expect(document.body.textContent).toContain('Open about:addons.')
  })
})
