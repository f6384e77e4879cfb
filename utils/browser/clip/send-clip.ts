import type { Clip } from '../../article'
import { base64 } from '../../render/base64'
import { browser } from '../browser'
import { send } from '../messages/messages'
import { HANDOVER_PORT } from '../messages/ports'

/** Characters and bytes that always fit a message of 64 MiB: a character may take six bytes. */
const LONGEST = 8 << 20
/** Bytes; three become four characters. */
const PART = 6 << 20

type Rest = Omit<Parameters<typeof send<'clip'>>[1], 'clip' | 'written' | 'handover'>

/**
 * Ask the background to keep a clip of any size. Resolves once it is kept. A large one goes in parts, by message like
 * everything else: in a private window of Firefox a page has its own database, which the background never sees.
 *
 * One message arrives even if the popup closes right after. What takes longer is stored as a request first, and a port
 * tells the background that the popup is there.
 */
export async function sendClip({ clip, ...rest }: { clip: Clip } & Rest): Promise<{ jobIds: number[] }> {
  const { written = {}, ...article } = clip.article
  const bare = { ...clip, article }
  const { html, markdown, text, url, title } = article
  const pictures = Object.entries(written)
  const size = pictures.reduce((sum, [, { size }]) => sum + size, html.length + markdown.length + text.length)
  if (size <= LONGEST && pictures.length === 0) return send('clip', { clip, ...rest })
  const handover = crypto.randomUUID()
  const port = browser.runtime.connect({ name: HANDOVER_PORT + handover })
  try {
    await send('handOver', { id: handover, url, title, scope: clip.scope, tabId: rest.tabId })
    if (size <= LONGEST) {
      const each = pictures.map(async ([name, blob]) => [name, await asBase64(blob)])
      return await send('clip', { clip: bare, written: Object.fromEntries(await Promise.all(each)), handover, ...rest })
    }
    let parts = 0
    for (const [name, blob] of [['', new Blob([JSON.stringify(bare)])] as const, ...pictures]) {
      for (let from = 0; from < blob.size; from += PART) {
        await send('clipPart', { handover, n: parts++, name, base64: await asBase64(blob.slice(from, from + PART)) })
      }
    }
    return await send('clipLarge', { handover, parts, ...rest })
  } finally {
    // It is kept, or the popup says that it is not.
    await send('discardRequest', { id: handover }).catch(() => {})
    port.disconnect()
  }
}

const asBase64 = async (blob: Blob): Promise<string> => base64(new Uint8Array(await blob.arrayBuffer()))
