import { afterAll, beforeAll } from 'vitest'
import { contract, type Harness } from '../../destinations/contract'
import { openFolderPage } from '../folder-page/folder-page'

let folders: Awaited<ReturnType<typeof openFolderPage>>
beforeAll(async () => {
  folders = await openFolderPage()
})
afterAll(() => folders?.close())

async function open(): Promise<Harness> {
  const { name, destination } = await folders.openDestination('origin', false)
  const { page } = folders
  return {
    destination,
    list: () => page.evaluate(listFiles, name),
    read: async (path) => Buffer.from(await page.evaluate(readFile, `${name}/${path}`), 'base64'),
    put: (path, bytes) => page.evaluate(putFile, { path: `${name}/${path}`, bytes: [...bytes] }),
  }
}

contract('A folder of a browser whose files cannot be moved', open, { conditional: false, folders: true, folds: true })

/** Runs in the page. */
async function listFiles(name: string): Promise<string[]> {
  const list = async (at: FileSystemDirectoryHandle, path: string): Promise<string[]> => {
    const found: string[] = []
    for (const key of await Array.fromAsync(at.keys())) {
      const inner = await at.getDirectoryHandle(key).catch(() => undefined)
      if (inner) found.push(...(await list(inner, `${path}${key}/`)))
      else found.push(path + key)
    }
    return found
  }
  const origin = await navigator.storage.getDirectory()
  return list(await origin.getDirectoryHandle(name), '')
}

/** Runs in the page. @returns its bytes in base64 */
async function readFile(path: string): Promise<string> {
  const names = path.split('/')
  const last = names.pop() ?? ''
  let at = await navigator.storage.getDirectory()
  for (const name of names) at = await at.getDirectoryHandle(name)
  const bytes = new Uint8Array(await (await (await at.getFileHandle(last)).getFile()).arrayBuffer())
  let binary = ''
  for (let i = 0; i < bytes.length; i += 32_768) binary += String.fromCharCode(...bytes.subarray(i, i + 32_768))
  return btoa(binary)
}

/** Runs in the page. */
async function putFile({ path, bytes }: { path: string; bytes: number[] }): Promise<void> {
  const names = path.split('/')
  const last = names.pop() ?? ''
  let at = await navigator.storage.getDirectory()
  for (const name of names) at = await at.getDirectoryHandle(name, { create: true })
  const stream = await (await at.getFileHandle(last, { create: true })).createWritable()
  await stream.write(new Uint8Array(bytes))
  await stream.close()
}
