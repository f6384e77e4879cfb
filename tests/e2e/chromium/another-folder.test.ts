import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlePage } from '../../../scripts/browser/article-page'
import { filesIn, temporaryFolder, words } from '../../../scripts/browser/built'
import { allowedFolders, dropFolder, FOLDER_PLACE, useFolder } from '../../../scripts/browser/picked-folder'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import { waitUntil } from '../../../scripts/browser/target.ts'

const disk = temporaryFolder()
const [older, newer] = [join(disk.path, 'Older'), join(disk.path, 'Newer')]
let pressclip: Pressclip
beforeAll(async () => {
  for (const folder of [older, newer]) mkdirSync(folder)
  pressclip = await startPressclip({ preferences: allowedFolders([older, newer]) })
})
afterAll(async () => {
  await pressclip?.close()
  disk.remove()
})

interface Stored {
  settings: { destinations: { options: { label: string; key?: string } }[] }
}

/** What is stored of the folder, and the keys of the handles that are kept. */
async function kept() {
  const page = await pressclip.openOwn('waiting')
  const keys = await page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const open = indexedDB.open('pressclip')
        open.onerror = () => reject(open.error)
        open.onsuccess = () => {
          const all = open.result.transaction('folders').objectStore('folders').getAllKeys()
          all.onsuccess = () => resolve(all.result as string[])
          open.result.close()
        }
      }),
  )
  await page.close()
  const { settings } = (await pressclip.worker.evaluate(() => chrome.storage.local.get())) as unknown as Stored
  return { keys, options: settings.destinations[0]?.options }
}

async function pick(folder: string) {
  const options = await pressclip.openOwn('options')
  await dropFolder(options, folder)
  await options.evaluate(() => {
    window.showDirectoryPicker = async () => Reflect.get(globalThis, 'dropped')
  })
  await options.getByRole('button', { name: words('destinations_edit') }).click()
  await options.getByRole('button', { name: words('folder_pick_other') }).click()
  // Where it is the same one, nothing is to be seen.
  await options.waitForTimeout(1000)
  await options.close()
}

test('another folder is another target, and the same one stays what it was', async () => {
  await useFolder(pressclip, older)
  expect(await kept()).toEqual({ keys: [FOLDER_PLACE], options: { label: 'Older' } })

  await pick(older)
  expect(await kept()).toEqual({ keys: [FOLDER_PLACE], options: { label: 'Older' } })

  await pick(newer)
  const { keys, options } = await kept()
  expect(options?.key).toMatch(/^[0-9a-f-]{36}$/)
  expect(keys).toEqual([options?.key])

  const page = await pressclip.open('https://news.example/2026/03/sea-wall', articlePage({ title: 'In a folder' }))
  await pressclip.chooseMenuItem(page)
  await waitUntil('the clip', async () => filesIn(newer).length === 1)
  expect(filesIn(older)).toEqual([])
})
