// @vitest-environment jsdom
import { useState } from 'preact/hooks'
import { beforeEach, describe, expect, it } from 'vitest'
import { Tabs } from '../../../components/shared/tabs'
import { byRole, click, press, show } from '../show'

const tab = (name: string) => byRole('tab', name)
const chosen = () => document.querySelector('[role=tab][aria-selected=true]')?.textContent
const visible = () => document.querySelector('[role=tabpanel]:not([hidden])')?.textContent

function Page() {
  const [chosen, choose] = useState('gone')
  return (
    <Tabs
      label="Content"
      tabs={[
        { id: 'preview', label: 'Preview', panel: () => 'the body' },
        { id: 'file', label: 'File', panel: () => 'the file' },
      ]}
      chosen={chosen}
      onChoose={choose}
    />
  )
}

describe('Tabs', () => {
  beforeEach(() => {
    document.documentElement.dir = 'ltr'
    show(<Page />)
  })

  it('show the first panel while no other one is chosen, named by its tab', () => {
    expect([chosen(), visible()]).toEqual(['Preview', 'the body'])
    const panel = document.querySelector('[role=tabpanel]:not([hidden])')
    expect(panel?.getAttribute('aria-labelledby')).toBe(tab('Preview').id)
    expect(tab('Preview').getAttribute('aria-controls')).toBe(panel?.id)
  })

  it('change by click', async () => {
    await click(tab('File'))
    expect([chosen(), visible()]).toEqual(['File', 'the file'])
  })

  it.each([
    ['ltr', ['ArrowRight'], 'File'],
    ['ltr', ['ArrowRight', 'ArrowRight'], 'Preview'],
    ['ltr', ['ArrowLeft'], 'File'],
    ['ltr', ['End'], 'File'],
    ['ltr', ['End', 'Home'], 'Preview'],
    ['rtl', ['End', 'ArrowRight'], 'Preview'],
    ['rtl', ['ArrowLeft'], 'File'],
  ])('in %s, %j leads to %s and takes the focus there', (dir, keys, name) => {
    document.documentElement.dir = dir
    tab('Preview').focus()
    for (const key of keys) press(document.activeElement as Element, key)
    expect(chosen()).toBe(name)
    expect(document.activeElement).toBe(tab(name))
  })

  it('are one stop for the Tab key', () => {
    expect([...document.querySelectorAll<HTMLElement>('[role=tab]')].map((t) => t.tabIndex)).toEqual([0, -1])
  })

  it('leave other keys alone', () => {
    expect(press(tab('Preview'), 'ArrowDown')).toBe(true)
    expect(press(tab('Preview'), 'ArrowRight')).toBe(false)
  })
})
