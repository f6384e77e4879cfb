import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesIn } from '../../../scripts/browser/built'
import { contract, type Harness, job, postOf } from '../../destinations/contract'
import { openFolderPage } from '../folder-page/folder-page'

let folders: Awaited<ReturnType<typeof openFolderPage>>
beforeAll(async () => {
  folders = await openFolderPage()
})
afterAll(() => folders?.close())

async function openOnDisk(): Promise<Harness & { path: string }> {
  const { path, destination } = await folders.openDestination('dropped', true)
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

contract('A folder on disk', openOnDisk, { conditional: false, folders: true, folds: true })

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
