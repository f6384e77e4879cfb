import type { Download, DownloadsPort } from '../../destinations/shared/downloads-port'
import { Problem, type ProblemCode } from '../../problem'
import { base64 } from '../../render/base64'
import { contentBytes } from '../../render/content'
import { type Browser, browser } from '../browser'

const PATIENCE = 15_000

/** `browser.downloads` as delivery needs it. */
export function downloadsPort(): DownloadsPort {
  const blobs = new Map<number, string>()

  const find = async (id: number): Promise<Download | undefined> => {
    const [item] = await browser.downloads.search({ id })
    return item && download(item)
  }

  return {
    find,

    async start({ name, type, content, replace }) {
      // Firefox refuses `data:`; Chromium's worker has no `createObjectURL`.
      const blob = 'createObjectURL' in URL ? URL.createObjectURL(new Blob([content], { type })) : undefined
      try {
        const id = await browser.downloads.download({
          url: blob ?? dataUrl(type, contentBytes({ content })),
          filename: name,
          saveAs: false,
          conflictAction: replace ? 'overwrite' : 'uniquify',
        })
        if (blob) blobs.set(id, blob)
        return id
      } catch (cause) {
        if (blob) URL.revokeObjectURL(blob)
        const detail = cause instanceof Error ? cause.message : String(cause)
        throw new Problem(refusal(detail), detail, { cause })
      }
    },

    async since(startedAt) {
      const items = await browser.downloads.search({
        startedAfter: new Date(startedAt - 1).toISOString(),
        orderBy: ['-startTime'],
      })
      return items.map(download)
    },

    async until(id, test, patience = PATIENCE) {
      const last = await new Promise<Download | undefined>((resolve, reject) => {
        const stop = () => {
          browser.downloads.onChanged.removeListener(changed)
          clearTimeout(timer)
        }
        const look = () => {
          find(id).then(
            (found) => {
              if (found && !test(found)) return
              stop()
              resolve(found)
            },
            (cause) => {
              stop()
              reject(cause)
            },
          )
        }
        const changed = (delta: { id: number }) => {
          if (delta.id === id) look()
        }
        const timer = setTimeout(() => {
          stop()
          resolve(find(id))
        }, patience)
        browser.downloads.onChanged.addListener(changed)
        look()
      })
      const blob = blobs.get(id)
      if (blob && last?.state !== 'in_progress') {
        URL.revokeObjectURL(blob)
        blobs.delete(id)
      }
      return last
    },

    remove: (id) => browser.downloads.removeFile(id).catch(() => {}),
  }
}

const download = (item: Browser.downloads.DownloadItem): Download => ({
  id: item.id,
  name: item.filename,
  state: item.state,
  error: item.error,
  bytes: item.fileSize >= 0 ? item.fileSize : item.bytesReceived,
  startedAt: Date.parse(item.startTime),
  exists: item.exists,
  own: item.byExtensionId === undefined ? undefined : item.byExtensionId === browser.runtime.id,
})

/** The browser's own words for refusing to start. */
const refusal = (message: string): ProblemCode =>
  /filename|file name/i.test(message)
    ? 'name_refused'
    : /cancel/i.test(message)
      ? 'download_cancelled'
      : 'download_failed'

const dataUrl = (type: string, bytes: Uint8Array): string =>
  `data:${type}${type.startsWith('text/') ? ';charset=utf-8' : ''};base64,${base64(bytes)}`
