// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest'
import { FolderPicker } from '../../../components/destinations/folder-picker'
import { byRole, click, show } from '../show'

const alert = () => document.querySelector('[role=alert]')?.textContent

describe('FolderPicker', () => {
  it('names the picked folder, and offers another one', () => {
    show(<FolderPicker folder="" onPick={async () => true} />)
    expect(byRole('button', 'Choose folder…')).toBeTruthy()
    show(<FolderPicker folder="Vault" onPick={async () => true} />)
    expect(byRole('button', 'Choose another folder…')).toBeTruthy()
    expect(document.body.textContent).toContain('Chosen: Vault')
  })

  it('says that none was chosen, until one is', async () => {
    const onPick = vi.fn<() => Promise<boolean>>().mockResolvedValueOnce(false).mockResolvedValueOnce(true)
    show(<FolderPicker folder="" onPick={onPick} />)
    await click(byRole('button', 'Choose folder…'))
    expect(alert()).toBe('No folder was chosen, or writing to it was not allowed.')
    await click(byRole('button', 'Choose folder…'))
    expect(alert()).toBe('')
  })

  it('gives the browser’s reason when it cannot open the folder', async () => {
    show(<FolderPicker folder="" onPick={() => Promise.reject(new Error('Must be handling a user gesture.'))} />)
    await click(byRole('button', 'Choose folder…'))
    expect(alert()).toBe('The folder could not be opened: Must be handling a user gesture.')
  })
})
