import type { Download, DownloadsPort } from '../../utils/destinations/shared/downloads-port'
import { contentBytes } from '../../utils/render/content'
import { type Life, life } from '../outbox/world'

export const ROOT = '/home/me/Downloads'

/**
 * A browser's downloads, in memory: chooses names, writes files and reaches final states as Chromium does.
 * `mode` is `well`, `dialog` (it asks the user), `cut` (the file is too short) or an interrupt reason.
 */
export function browserDownloads() {
  const disk = new Map<string, Uint8Array<ArrayBuffer>>()
  let items: Download[] = []
  let ids = 0
  const begun = Date.now()

  const free = (name: string): string => {
    const [, stem = name, extension = ''] = /^(.*?)(\.[^./]*)?$/.exec(name) ?? []
    let path = `${ROOT}/${name}`
    for (let n = 1; disk.has(path); n++) path = `${ROOT}/${stem} (${n})${extension}`
    return path
  }

  const browser = {
    mode: 'well',
    disk,
    /** The files on disk, as text. */
    get texts(): [string, string][] {
      return [...disk].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)])
    },
    put: (name: string, content: string | Uint8Array<ArrayBuffer>) => disk.set(name, contentBytes({ content })),
    get started() {
      return items.length
    },
    clock: () => begun,
    change(id: number, change: Partial<Download>) {
      items = items.map((item) => (item.id === id ? { ...item, ...change } : item))
    },
    /** Like a browser that was killed before it wrote its history. */
    forget() {
      items = []
    },
    /** The user's answer to the newest dialog. */
    answerDialog(name: string) {
      const item = items.at(-1)
      if (!item) throw new Error('no dialog')
      disk.set(name, new Uint8Array(item.bytes))
      browser.change(item.id, { name, state: 'complete' })
    },
    /** One worker's port, which works until the worker dies. */
    port(worker: Life = life()): DownloadsPort {
      return {
        async start({ name, content, replace }) {
          worker.step()
          const path = replace ? `${ROOT}/${name}` : free(name)
          const bytes = contentBytes({ content })
          const item: Download = {
            id: ++ids,
            name: path,
            state: 'complete',
            bytes: bytes.length,
            startedAt: Date.now(),
            exists: true,
            own: true,
          }
          if (browser.mode === 'dialog') Object.assign(item, { name: '', state: 'in_progress' })
          else if (browser.mode === 'cut') item.bytes = 1
          else if (browser.mode !== 'well') Object.assign(item, { state: 'interrupted', error: browser.mode })
          items.push(item)
          if (item.state === 'complete') disk.set(path, bytes)
          worker.step()
          return item.id
        },
        async find(id) {
          worker.step()
          worker.step()
          return items.find((item) => item.id === id)
        },
        async since(startedAt) {
          worker.step()
          worker.step()
          return items.filter((item) => item.startedAt >= startedAt).reverse()
        },
        async until(id) {
          worker.step()
          worker.step()
          return items.find((item) => item.id === id)
        },
        async remove(id) {
          disk.delete(items.find((item) => item.id === id)?.name ?? '')
        },
      }
    },
  }
  return browser
}
