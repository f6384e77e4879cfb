// @vitest-environment jsdom
import * as v from 'valibot'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DestinationList, type DestinationListProps } from '../../../components/destinations/destination-list'
import { kinds as realKinds } from '../../../utils/destinations'
import type { DestinationKind } from '../../../utils/destinations/shared/destination'
import type { Destination } from '../../../utils/settings'
import { teachDialogs } from '../dialog'
import { byRole, choose, click, describedBy, settle, show, type } from '../show'

const text = v.fallback(v.string(), '')
/** Every type of field; its words are those of the real WebDAV and forge. */
const webdav = {
  kind: 'webdav',
  options: v.object({ url: text, user: text, password: text }),
  fields: [
    { name: 'url', type: 'url', required: true, placeholder: 'https://dav.example/' },
    { name: 'user', type: 'user' },
    { name: 'password', type: 'secret', required: true },
    { name: 'server', type: 'choice', choices: ['auto', 'gitea'] },
  ],
  origins: (options: { url: string }) => [`${options.url}*`],
} as unknown as DestinationKind
const [downloads] = realKinds as [DestinationKind]
const folder = { ...downloads, kind: 'folder', fields: [] }

const HOME: Destination = { id: 'downloads', kind: 'downloads', name: '', active: true, options: { folder: 'archive' } }
const OFFICE: Destination = {
  ...{ id: 'webdav-1', kind: 'webdav', name: 'Office', active: false },
  options: { url: 'https://dav.example/', user: 'ada' },
}

const calls = {
  onSave: vi.fn<DestinationListProps['onSave']>(async () => true),
  onTest: vi.fn<DestinationListProps['onTest']>(async () => ({ at: 0 })),
  onActive: vi.fn(async () => {}),
  onRemove: vi.fn(async () => {}),
}
const showDestinations = (destinations: readonly Destination[], more: Partial<DestinationListProps> = {}) =>
  show(
    <DestinationList
      destinations={destinations}
      kinds={[downloads, webdav]}
      notOffered={{}}
      saved={(id) => (id === 'webdav-1' ? ['password'] : [])}
      whereOf={({ id }) => `at ${id}`}
      canTest={(kind) => kind === 'webdav'}
      draft={(kind) => ({ id: `${kind}-new`, kind, name: '', active: true, options: {} })}
      picker={() => undefined}
      {...calls}
      {...more}
    />,
  )

const item = (id: string) => document.querySelector(`[aria-labelledby="destination-${id}"]`) as HTMLElement
const inItem = (id: string, name: string) =>
  [...item(id).querySelectorAll('button')].find((b) => b.textContent === name) as HTMLButtonElement
const box = (id: string) => item(id).querySelector('.destination-on input') as HTMLInputElement
const field = (name: string) => byRole<HTMLInputElement>('textbox', name)
const byId = (id: string) => document.getElementById(`field-${id}`) as HTMLInputElement
const said = () => document.querySelector('.destinations > .heading [role=status]')?.textContent

beforeEach(() => {
  vi.clearAllMocks()
  teachDialogs()
})

describe('the destinations', () => {
  it('are named as the user named them, with their kind and where files lie', () => {
    showDestinations([HOME, OFFICE])
    expect(item('downloads').textContent).toContain('Downloadsat downloads')
    expect(item('webdav-1').textContent).toContain('OfficeWebDAV (Nextcloud, ownCloud …)at webdav-1')
  })

  it('can be switched on and off, but for the last one that is on: that is said in words', async () => {
    showDestinations([HOME, OFFICE])
    expect(box('downloads').disabled).toBe(true)
    expect(inItem('downloads', 'Remove').disabled).toBe(true)
    expect(describedBy(box('downloads'))).toContain('This is the only place that is on.')
    await click(box('webdav-1'))
    expect(calls.onActive).toHaveBeenCalledExactlyOnceWith(OFFICE, true)
    expect(said()).toBe('Saved')
    showDestinations([HOME, { ...OFFICE, active: true }])
    expect(box('downloads').disabled).toBe(false)
  })

  it('keep what is being typed into one that another page removes, say so, and put it back when it is saved', async () => {
    showDestinations([HOME, OFFICE])
    await click(inItem('webdav-1', 'Edit'))
    await type(byId('webdav-1-user'), 'grace')
    showDestinations([HOME])
    expect(byId('webdav-1-user').value).toBe('grace')
    expect(item('webdav-1').textContent).toContain('This place was removed on another page. Save puts it back.')
    expect(document.querySelectorAll('form')).toHaveLength(1)
    await click(byRole('button', 'Save'))
    const [change] = calls.onSave.mock.calls[0] ?? []
    expect(change).toMatchObject({ destination: OFFICE, edit: { options: { user: 'grace' } } })
    expect(document.querySelector('form')).toBeNull()
    expect(item('webdav-1')).toBeNull()
  })

  it('show that new clips go to the first one when all are stored as off', () => {
    showDestinations([{ ...HOME, active: false }, OFFICE])
    expect([box('downloads').checked, box('downloads').disabled]).toEqual([true, true])
  })

  it('are removed after a question; the focus goes on', async () => {
    showDestinations([HOME, OFFICE])
    await click(inItem('webdav-1', 'Remove'))
    expect(document.querySelector('dialog')?.textContent).toContain('“Office” gets no more clips')
    await click(byRole('button', 'Cancel'))
    expect(calls.onRemove).not.toHaveBeenCalled()
    await click(inItem('webdav-1', 'Remove'))
    await click(document.querySelector('dialog .danger') as HTMLElement)
    expect(calls.onRemove).toHaveBeenCalledExactlyOnceWith(OFFICE)
    expect(document.activeElement?.textContent).toBe('Add a place')
  })

  it('of a kind this version does not know can only be switched and removed', () => {
    showDestinations([HOME, { ...OFFICE, kind: 'future' }])
    expect(item('webdav-1').textContent).toContain('does not know this kind')
    expect(inItem('webdav-1', 'Edit')).toBeUndefined()
  })
})

describe('the form of a destination', () => {
  it('begins with what is stored, never shows a secret, and keeps it while nothing is typed', async () => {
    showDestinations([HOME, OFFICE])
    await click(inItem('webdav-1', 'Edit'))
    expect(document.activeElement).toBe(byId('webdav-1-url'))
    expect(byId('webdav-1-url').value).toBe('https://dav.example/')
    const password = byId('webdav-1-password')
    expect([password.type, password.value, password.placeholder]).toEqual(['password', '', 'Saved; type to replace it'])
    await type(byId('webdav-1-user'), ' eve ')
    await click(byRole('button', 'Save'))
    expect(calls.onSave).toHaveBeenCalledExactlyOnceWith({
      destination: OFFICE,
      edit: { options: { user: 'eve' } },
      secrets: {},
    })
    expect(said()).toBe('Saved')
    expect(document.activeElement).toBe(inItem('webdav-1', 'Edit'))
  })

  it('hands over secrets apart, as typed', async () => {
    showDestinations([HOME, OFFICE])
    await click(inItem('webdav-1', 'Edit'))
    await type(byId('webdav-1-password'), ' new one ')
    await type(field('Your name for it (optional)'), 'Desk')
    await click(byRole('button', 'Save'))
    expect(calls.onSave.mock.lastCall?.[0]).toMatchObject({
      edit: { name: 'Desk' },
      secrets: { password: ' new one ' },
    })
    const { secrets, ...shown } = calls.onSave.mock.lastCall?.[0] ?? {}
    expect(JSON.stringify(shown)).not.toContain('new one')
  })

  it('takes a name and password out of an address', async () => {
    showDestinations([HOME, OFFICE])
    await click(inItem('webdav-1', 'Edit'))
    const url = byId('webdav-1-url')
    await type(url, 'https://eve:ge%3Aheim@dav.example/Clips/')
    await settle(() => url.dispatchEvent(new FocusEvent('blur')))
    expect(url.value).toBe('https://dav.example/Clips/')
    expect(byId('webdav-1-user').value).toBe('eve')
    expect(byId('webdav-1-password').value).toBe('ge:heim')
    // Enter saves without leaving the field.
    await type(url, 'https://bob:other@dav.example/Clips/')
    await click(byRole('button', 'Save'))
    expect(calls.onSave).toHaveBeenCalledExactlyOnceWith({
      destination: OFFICE,
      edit: { options: { url: 'https://dav.example/Clips/', user: 'bob' } },
      secrets: { password: 'other' },
    })
  })

  it('follows what another page stores, but for what is being typed here', async () => {
    const redraw = (options: object, name: string) =>
      showDestinations([HOME, { ...OFFICE, name, options: { ...OFFICE.options, ...options } }])
    showDestinations([HOME, OFFICE])
    await click(inItem('webdav-1', 'Edit'))
    await type(byId('webdav-1-user'), 'eve')
    await redraw({ url: 'https://other.example/', user: 'bob' }, 'Elsewhere')
    expect(byId('webdav-1-url').value).toBe('https://other.example/')
    expect(byId('webdav-1-user').value).toBe('eve')
    await click(byRole('button', 'Save'))
    expect(calls.onSave.mock.lastCall?.[0].edit).toEqual({ options: { user: 'eve' } })
  })

  it('stores nothing while something is missing or wrong, and says what', async () => {
    showDestinations([HOME])
    await click(byRole('button', 'Add a place'))
    expect(document.querySelectorAll('.field-error:not(:empty)')).toHaveLength(0)
    await click(byRole('button', 'Save'))
    expect(describedBy(byId('webdav-new-url'))).toContain('This is needed.')
    expect(describedBy(byId('webdav-new-password'))).toContain('This is needed.')
    expect(document.querySelector('[role=alert]')?.textContent).toContain('missing or wrong')
    await type(byId('webdav-new-url'), 'dav.example')
    expect(describedBy(byId('webdav-new-url'))).toContain('Not a web address.')
    expect(calls.onSave).not.toHaveBeenCalled()
  })

  it.each([
    ['http://nas.example/me/clips', true],
    [' HTTP://nas.example/me/clips', true],
    ['http://127.0.0.1:8080/me/clips', false],
    ['http://localhost/me/clips', false],
    ['https://dav.example/me/clips', false],
  ])('warns of an address that others can listen to, in every kind of destination: %s', async (address, warned) => {
    const warns = (text: string | null | undefined) => text?.includes('Without https')
    for (const [kind, option] of [
      ['webdav', 'url'],
      ['s3', 'endpoint'],
      ['forge', 'address'],
    ] as const) {
      const destination = (options: object): Destination => ({ ...OFFICE, kind, options: { ...options } })
      showDestinations([HOME, destination({ [option]: address })], { kinds: realKinds })
      expect(warns(item('webdav-1').textContent)).toBe(warned)
      await click(inItem('webdav-1', 'Edit'))
      expect(warns(describedBy(byId(`webdav-1-${option}`)))).toBe(warned)
      await click(byRole('button', 'Cancel'))
    }
  })

  it('stays open when the user does not allow the server, and says so', async () => {
    calls.onSave.mockResolvedValueOnce(false)
    showDestinations([HOME, OFFICE])
    await click(inItem('webdav-1', 'Edit'))
    await click(byRole('button', 'Save'))
    expect(document.querySelector('form [role=alert]')?.textContent).toContain('may not reach dav.example')
    expect(said()).toBe('')
  })

  it('says so when storing fails', async () => {
    calls.onSave.mockRejectedValueOnce(new Error('full'))
    showDestinations([HOME, OFFICE])
    await click(inItem('webdav-1', 'Edit'))
    await click(byRole('button', 'Save'))
    expect(document.querySelector('form [role=alert]')?.textContent).toBe('Could not be saved. Try again.')
  })

  it.each([
    ['../elsewhere', 'would lead out of the folder'],
    ['/etc', 'cannot begin with'],
    ['a//b', 'is empty'],
    ['a?b', 'cannot be used as a name'],
  ])('refuses the subfolder %s', async (folder, reason) => {
    showDestinations([HOME])
    await click(inItem('downloads', 'Edit'))
    const input = field('Subfolder of Downloads')
    await type(input, folder)
    expect(describedBy(input)).toContain(reason)
    expect(input.getAttribute('aria-invalid')).toBe('true')
    await click(byRole('button', 'Save'))
    expect(calls.onSave).not.toHaveBeenCalled()
    await type(input, ' 剪报/2026 ')
    await click(byRole('button', 'Save'))
    expect(calls.onSave.mock.lastCall?.[0].edit.options).toEqual({ folder: '剪报/2026' })
  })
})

describe('another place', () => {
  it('is of the kind chosen, and new', async () => {
    showDestinations([HOME])
    await click(byRole('button', 'Add a place'))
    const kind = byRole<HTMLSelectElement>('combobox', 'Kind of place')
    expect(document.activeElement).toBe(kind)
    expect(kind.value).toBe('webdav')
    await choose(kind, 'downloads')
    await type(field('Subfolder of Downloads'), 'second')
    await click(byRole('button', 'Save'))
    const destination = { id: 'downloads-new', kind: 'downloads', name: '', active: true, options: {} }
    const edit = { options: { folder: 'second' } }
    expect(calls.onSave).toHaveBeenCalledExactlyOnceWith({ destination, edit, secrets: {} })
    expect(document.activeElement?.textContent).toBe('Add a place')
  })

  it('cannot be of a kind this browser does not offer: that is said, with what to use instead', async () => {
    showDestinations([HOME], { kinds: [downloads, folder, webdav], notOffered: { folder: 'Use WebDAV.' } })
    await click(byRole('button', 'Add a place'))
    const kind = byRole<HTMLSelectElement>('combobox', 'Kind of place')
    expect([...kind.options].map((o) => o.value)).toEqual(['downloads', 'webdav'])
    expect(document.body.textContent).toContain('Folder on this device: Use WebDAV.')
  })

  it('that is picked is stored once it is', async () => {
    const picker: DestinationListProps['picker'] = ({ options }, onPick) => ({
      content: (
        <button type="button" onClick={() => onPick({ label: 'Clips' })}>
          Pick
        </button>
      ),
      done: options.label !== undefined,
    })
    showDestinations([HOME], { kinds: [downloads, folder], picker })
    await click(byRole('button', 'Add a place'))
    await click(byRole('button', 'Save'))
    expect(calls.onSave).not.toHaveBeenCalled()
    await click(byRole('button', 'Pick'))
    await click(byRole('button', 'Save'))
    expect(calls.onSave.mock.lastCall?.[0].edit.options).toEqual({ label: 'Clips' })
  })
})

describe('Test connection', () => {
  const outcome = () => item('webdav-1').querySelector('.tested')?.textContent

  it('is there where a destination can be tested, and says that it works, and when', async () => {
    showDestinations([HOME, OFFICE])
    expect(inItem('downloads', 'Test connection')).toBeUndefined()
    await click(inItem('webdav-1', 'Test connection'))
    expect(calls.onTest).toHaveBeenCalledExactlyOnceWith({ destination: OFFICE, edit: { options: {} }, secrets: {} })
    expect(outcome()).toBe('It works: clips can go there. Tested at 12:00:00 AM.')
  })

  it('says why it does not work', async () => {
    calls.onTest.mockResolvedValueOnce({ at: 0, problem: { code: 'sign_in_refused', detail: 'GET: 401' } })
    showDestinations([HOME, OFFICE])
    await click(inItem('webdav-1', 'Test connection'))
    expect(outcome()).toContain('did not accept the name, password')
    expect(outcome()).toContain('12:00:00')
  })

  it('says so when the user does not allow it', async () => {
    calls.onTest.mockResolvedValueOnce(undefined)
    showDestinations([HOME, OFFICE])
    await click(inItem('webdav-1', 'Test connection'))
    expect(outcome()).toContain('may not reach')
  })

  it('tries what is typed, before it is stored', async () => {
    showDestinations([HOME, OFFICE])
    await click(inItem('webdav-1', 'Edit'))
    await type(byId('webdav-1-password'), 'other')
    await click(byRole('button', 'Test connection'))
    expect(calls.onTest.mock.lastCall?.[0].secrets).toEqual({ password: 'other' })
    expect(calls.onSave).not.toHaveBeenCalled()
  })
})
