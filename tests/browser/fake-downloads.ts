import { resolveObjectURL } from 'node:buffer'

interface Item {
  id: number
  filename: string
  state: 'complete' | 'interrupted'
  error?: string
  fileSize: number
  bytesReceived: number
  startTime: string
  exists: boolean
  byExtensionId: string
}

/**
 * `browser.downloads` that writes at once into memory. `refuses` makes it interrupt every download with this reason. It
 * asks for no name, and a file written before is overwritten only when that is asked for.
 */
export function fakeDownloads() {
  const files = new Map<string, string>()
  const items: Item[] = []
  const fake = {
    files,
    refuses: '',
    api: {
      async download({ url, filename, conflictAction }: { url: string; filename: string; conflictAction: string }) {
        const content = await resolveObjectURL(url)?.text()
        if (content === undefined) throw new Error(`no blob at ${url}`)
        let name = `/home/me/${filename}`
        for (let n = 1; conflictAction === 'uniquify' && files.has(name); n++) {
          name = `/home/me/${filename.replace(/(\.\w+)$/, ` (${n})$1`)}`
        }
        if (!fake.refuses) files.set(name, content)
        const size = new TextEncoder().encode(content).length
        items.push({
          ...{ id: items.length + 1, filename: name, state: fake.refuses ? 'interrupted' : 'complete' },
          ...{ error: fake.refuses || undefined, fileSize: size, bytesReceived: size },
          ...{ startTime: new Date().toISOString(), exists: !fake.refuses, byExtensionId: 'test-extension-id' },
        })
        return items.length
      },
      search: async ({ id, startedAfter }: { id?: number; startedAfter?: string }) =>
        items.filter((item) => (id === undefined || item.id === id) && item.startTime > (startedAfter ?? '')).reverse(),
      removeFile: async (id: number) => void files.delete(items.find((item) => item.id === id)?.filename ?? ''),
      onChanged: { addListener() {}, removeListener() {} },
    },
  }
  return fake
}
