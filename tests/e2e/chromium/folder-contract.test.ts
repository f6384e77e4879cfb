import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesIn, temporaryFolder } from '../../../scripts/browser/built'
import { allowedFolders, dropFolder } from '../../../scripts/browser/picked-folder'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import folder from '../../../utils/destinations/folder'
import type { World } from '../../../utils/destinations/shared/world'
import { contract, type Harness, job, postOf } from '../../destinations/contract'
import { type Life, life } from '../../outbox/world'
import { remoteFolder } from '../remote-folder'

const disk = temporaryFolder()
const vault = join(disk.path, 'Vault')
let pressclip: Pressclip
let page: Page
beforeAll(async () => {
  mkdirSync(vault)
  pressclip = await startPressclip({ preferences: allowedFolders([vault]) })
  page = await pressclip.openOwn('options')
  await dropFolder(page, vault)
  await page.evaluate(async () => Reflect.set(globalThis, 'origin', await navigator.storage.getDirectory()))
})
afterAll(async () => {
  await pressclip?.close()
  disk.remove()
})

let destinations = 0

/** A new folder in one of the page's; the destination's code runs here, its handles are Chromium's. */
async function openDestination(root: 'dropped' | 'origin', moves: boolean) {
  const name = `destination-${++destinations}`
  const handle = async (worker: Life) =>
    (await remoteFolder(page, root, worker, moves)).getDirectoryHandle(name, { create: true })
  await handle(life())
  return {
    path: join(vault, name),
    handle,
    destination: (worker: Life) =>
      folder.make({ id: name, options: { label: name, key: '' } }, {
        folder: () => handle(worker),
        now: () => Date.now(),
      } as Partial<World> as World),
  }
}

async function openOnDisk(): Promise<Harness & { path: string }> {
  const { path, destination } = await openDestination('dropped', true)
  return {
    path,
    destination,
    list: async () => filesIn(path),
    read: async (file) => readFileSync(join(path, file)),
    async put(file, bytes) {
      mkdirSync(dirname(join(path, file)), { recursive: true })
      writeFileSync(join(path, file), bytes)
    },
  }
}

async function openInBrowser(): Promise<Harness> {
  const { destination, handle } = await openDestination('origin', false)
  const root = await handle(life())
  const find = async (path: string, create: boolean) => {
    const names = path.split('/')
    const last = names.pop() ?? ''
    let at = root
    for (const name of names) at = await at.getDirectoryHandle(name, { create })
    return at.getFileHandle(last, { create })
  }
  const list = async (at: FileSystemDirectoryHandle, path = ''): Promise<string[]> => {
    const names = await Array.fromAsync(at.keys())
    const found = names.map(async (name) => {
      const inner = await at.getDirectoryHandle(name).catch(() => undefined)
      return inner ? list(inner, `${path}${name}/`) : [path + name]
    })
    return (await Promise.all(found)).flat()
  }
  return {
    destination,
    list: () => list(root),
    read: async (path) => new Uint8Array(await (await (await find(path, false)).getFile()).arrayBuffer()),
    async put(path, bytes) {
      const stream = await (await find(path, true)).createWritable()
      await stream.write(bytes)
      await stream.close()
    },
  }
}

contract('A folder on disk', openOnDisk, { conditional: false, folds: true })
contract('A folder of a browser whose files cannot be moved', openInBrowser, { conditional: false, folds: true })

test.each([
  ['case', 'Archive/News/Sea Wall.md', 'archive/NEWS/sea wall.md'],
  ['how accents are written', 'Café/Crème.md', 'Café/Crème.md'.normalize('NFD')],
])(
  'names that differ only in %s are one file: no second copy where the folder is synced to a Mac',
  async (_, path, real) => {
    const destination = await openOnDisk()
    const older = postOf(real, 'https://news.example/a', 'older')
    await destination.put(real, new TextEncoder().encode(String(older.content)))
    const newer = postOf(path, 'https://news.example/a', 'newer')
    const receipt = await job([newer], { url: 'https://news.example/a' }).deliver(destination)
    expect(receipt).toMatchObject({ name: real, asked: path })
    expect(Buffer.from(await destination.read(real)).toString()).toBe(newer.content)
    const [revision, ...others] = (await destination.list()).filter((file) => file !== real)
    expect(others).toEqual([])
    expect(Buffer.from(await destination.read(revision ?? '')).toString()).toBe(older.content)
  },
)

test('what a killed browser left is swept a minute later, another browser’s write is left alone', async () => {
  const destination = await openOnDisk()
  const [old, young] = [new Date(Date.now() - 61_000), new Date(Date.now() - 50_000)]
  const left = { '_posts/.pressclip-0123456789.txt': old, '_posts/.pressclip-0123456789.txt.1.crswap': old }
  const stays = { '_posts/.pressclip-abcdefghij.txt': young, '_posts/.pressclip-notes.txt': old }
  for (const [file, time] of Object.entries({ ...left, ...stays })) {
    await destination.put(file, new Uint8Array(1))
    utimesSync(join(destination.path, file), time, time)
  }
  await job([postOf('_posts/a.md', 'https://news.example/a')]).deliver(destination)
  expect(await destination.list()).toEqual([...Object.keys(stays).sort(), '_posts/a.md'])
})
