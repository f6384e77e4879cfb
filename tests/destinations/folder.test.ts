import { describe, expect, it } from 'vitest'
import folder from '../../utils/destinations/folder'
import { folderProblem } from '../../utils/destinations/folder/folder-problem'
import { isTemporary, swapName, temporaryName } from '../../utils/destinations/folder/names'
import type { World } from '../../utils/destinations/shared/world'
import { Problem } from '../../utils/problem'
import { foldedName } from '../../utils/render/path-key'
import { safeName } from '../../utils/render/safe-name'

// Tests that need a folder run in Chromium: tests/e2e/chromium/folder*.test.ts.

describe('temporary file names', () => {
  it('are stable for a file, so that the next try replaces what a killed browser left', () => {
    expect(temporaryName('folder-1', 'a/b.md')).toBe(temporaryName('folder-1', 'a/b.md'))
  })

  it('differ between files, and between two destinations in one folder', () => {
    const names = [
      temporaryName('folder-1', 'a.md'),
      temporaryName('folder-1', 'b.md'),
      temporaryName('folder-2', 'a.md'),
    ]
    expect(new Set(names).size).toBe(3)
  })

  it('are recognised, with Chromium’s swap files for them', () => {
    const name = temporaryName('folder-1', 'a/b.md')
    for (const ours of [name, swapName(name), `${name}.1.crswap`]) expect(isTemporary(ours)).toBe(true)
  })

  it.each(['.pressclip-notes.txt', 'a.md', '.pressclip-0123456789.md', 'x.pressclip-0123456789.txt', 'a.md.crswap'])(
    'do not include %s',
    (name) => expect(isTemporary(name)).toBe(false),
  )

  it('never collide with a clip’s file', () => {
    const name = temporaryName('folder-1', 'a.md')
    expect(safeName(name, 240)).not.toBe(name)
  })
})

describe('two names', () => {
  it.each([
    ['Sea Wall.md', 'sea wall.MD'],
    ['Crème.md', 'Crème.md'.normalize('NFD')],
    ['ΣΊΣΥΦΟΣ.md', 'σίσυφος.md'],
  ])('%s and %s are equal on some disks', (a, b) => expect(foldedName(a)).toBe(foldedName(b)))

  it.each([
    ['Creme.md', 'Crème.md'],
    ['新聞.md', '新闻.md'],
  ])('%s and %s differ on every disk', (a, b) => expect(foldedName(a)).not.toBe(foldedName(b)))
})

describe('a browser error', () => {
  /** The folder's state after the error. */
  const root = (permission: PermissionState, there = true) =>
    ({
      queryPermission: async () => permission,
      keys: () => ({
        next: async () => {
          if (!there) throw new DOMException('gone', 'NotFoundError')
          return { done: true, value: undefined }
        },
      }),
    }) as unknown as FileSystemDirectoryHandle

  it.each([
    ['NotAllowedError', 'prompt', true, 'permission_needed'],
    ['NotAllowedError', 'granted', true, 'write_refused'],
    ['NoModificationAllowedError', 'granted', true, 'write_refused'],
    ['QuotaExceededError', 'granted', true, 'place_full'],
    ['TypeMismatchError', 'granted', true, 'path_taken'],
    ['NotFoundError', 'granted', false, 'place_moved'],
    ['NotFoundError', 'granted', true, 'conflict'],
    ['AbortError', 'granted', true, 'download_blocked'],
    ['InvalidStateError', 'granted', true, 'download_failed'],
  ] as const)('%s (permission: %s, folder exists: %s) becomes %s', async (name, permission, there, code) => {
    const problem = await folderProblem(root(permission, there), 'a.md', new DOMException('why', name))
    expect(problem).toMatchObject({ code, detail: `a.md: ${name} why` })
  })

  it('that refuses a name becomes name_refused, and a problem is left unchanged', async () => {
    const refused = await folderProblem(root('granted'), 'nul.md', new TypeError('Name is not allowed.'))
    expect(refused.code).toBe('name_refused')
    const conflict = new Problem('conflict', 'a.md')
    expect(await folderProblem(root('granted'), 'a.md', conflict)).toBe(conflict)
  })
})

describe('a folder', () => {
  const harness = (handle?: FileSystemDirectoryHandle) =>
    folder.make({ id: 'folder-1', options: { label: 'Vault', key: '' } }, {
      folder: async () => handle,
      now: () => 0,
    } as Partial<World> as World)

  it('that is not picked, or lacks permission, is reported before anything is tried', async () => {
    await expect(harness().test?.()).rejects.toMatchObject({ code: 'place_moved' })
    const lapsed = { name: 'Vault', queryPermission: async () => 'prompt' } as unknown as FileSystemDirectoryHandle
    await expect(harness(lapsed).test?.()).rejects.toMatchObject({ code: 'permission_needed', detail: 'Vault' })
  })

  it('is shown before the path', () => {
    expect(folder.where({ label: 'Vault', key: '' }, 'a/b.md')).toBe('Vault/a/b.md')
    expect(folder.where({ label: '', key: '' }, 'a/b.md')).toBe('a/b.md')
  })
})
