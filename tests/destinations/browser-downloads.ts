import type { Download, DownloadsPort } from '../../utils/destinations/downloads/port'
import { type Life, life } from '../library/world'

const ROOT = '/home/me/Downloads'

/**
 * A browser's downloads, in memory: names are chosen, files written and final states reached as Chromium does it.
 * `mode` is `well`, `dialog` (it asks the person), `cut` (the file is too short) or an interrupt reason.
 */
export function browserDownloads() {
  const disk = new Map<string, string>()
  let items: Download[] = []
  let time = 1000
  const encoder = new TextEncoder()

  const free = (name: string): string => {
    let path = `${ROOT}/${name}`
    for (let n = 1; disk.has(path); n++) path = `${ROOT}/${name.replace(/\.md$/, ` (${n}).md`)}`
    return path
  }

  const browser = {
    mode: 'well',
    disk,
    get started() {
      return items.length
    },
    clock: () => 1000,
    change(id: number, change: Partial<Download>) {
      items = items.map((item) => (item.id === id ? { ...item, ...change } : item))
    },
    /** As after a browser killed before it wrote its history. */
    forget() {
      items = []
    },
    answerDialog(name: string) {
      const [item] = items
      disk.set(name, '')
      if (item) browser.change(item.id, { name, state: 'complete' })
    },
    /** The port of one worker, which works as long as that worker lives. */
    port(worker: Life = life()): DownloadsPort {
      return {
        async start({ name, text, replace }) {
          worker.step()
          const path = replace ? `${ROOT}/${name}` : free(name)
          const item: Download = {
            id: items.length + 1,
            name: path,
            state: 'complete',
            bytes: encoder.encode(text).length,
            startedAt: time++,
            exists: true,
            own: true,
          }
          if (browser.mode === 'dialog') Object.assign(item, { name: '', state: 'in_progress' })
          else if (browser.mode === 'cut') item.bytes = 1
          else if (browser.mode !== 'well') Object.assign(item, { state: 'interrupted', error: browser.mode })
          items.push(item)
          if (item.state === 'complete') disk.set(path, text)
          worker.step()
          return item.id
        },
        async find(id) {
          worker.step()
          return items.find((item) => item.id === id)
        },
        async since(startedAt) {
          worker.step()
          return items.filter((item) => item.startedAt >= startedAt).reverse()
        },
        async until(id) {
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
