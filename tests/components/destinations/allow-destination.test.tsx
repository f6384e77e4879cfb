// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest'
import { AllowDestination } from '../../../components/destinations/allow-destination'
import { byRole, click, show } from '../show'

const status = () => document.querySelector('[role=status]')?.textContent

describe('AllowDestination', () => {
  it('asks with one button, and says how it went', async () => {
    const onAllow = vi.fn<() => Promise<boolean>>().mockResolvedValueOnce(false).mockResolvedValueOnce(true)
    show(<AllowDestination destination="Vault" lasting state="prompt" onAllow={onAllow} />)
    expect(document.body.textContent).toContain('Allow on every visit')
    await click(byRole('button', 'Allow writing'))
    expect(status()).toContain('Writing was not allowed.')
    await click(byRole('button', 'Allow writing'))
    expect(status()).toContain('Pressclip may write there.')
    expect(document.querySelector('button')).toBeNull()
  })

  it('takes an error of the browser for a no', async () => {
    show(
      <AllowDestination destination="Vault" lasting state="prompt" onAllow={() => Promise.reject(new Error('gone'))} />,
    )
    await click(byRole('button', 'Allow writing'))
    expect(status()).toContain('Writing was not allowed.')
  })

  it('asks nothing where nothing is missing, or where no folder was picked', () => {
    show(<AllowDestination destination="Vault" lasting state="granted" onAllow={async () => true} />)
    expect(status()).toContain('Pressclip may write there.')
    show(<AllowDestination destination="Vault" lasting state="missing" onAllow={async () => true} />)
    expect(document.body.textContent).toContain('No folder has been chosen')
    expect(document.querySelector('button')).toBeNull()
  })

  it('promises nothing for good where the browser asks once', () => {
    show(<AllowDestination destination="dav.example" lasting={false} state="prompt" onAllow={async () => true} />)
    expect(document.body.textContent).not.toContain('every visit')
  })
})
