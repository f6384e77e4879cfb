import type { Clip } from '../article'
import { base64 } from '../render/base64'
import { send } from './messages'

/** Characters that a message surely carries: one may be six of its 64 MiB. */
const LONGEST = 8 << 20
/** Bytes, three of which are four characters. */
const PART = 6 << 20

const isLarge = ({ article: { html, markdown, text, written } }: Clip): boolean =>
  written !== undefined || html.length + markdown.length + text.length > LONGEST

/**
 * Ask the background to keep a clip, whatever its size. Resolves once it is kept. A large one goes in parts, in messages as
 * all else does: in a private window of Firefox a page has a database of its own, which the background never sees.
 */
export async function sendClip({ clip, ...rest }: { clip: Clip } & Rest): Promise<{ jobIds: number[] }> {
  if (!isLarge(clip)) return send('clip', { clip, ...rest })
  const { written = {}, ...article } = clip.article
  const text = new Blob([JSON.stringify({ ...clip, article })])
  const handover = crypto.randomUUID()
  try {
    let n = 0
    for (const [name, blob] of [['', text] as const, ...Object.entries(written)]) {
      for (let from = 0; from < blob.size; from += PART) {
        const part = new Uint8Array(await blob.slice(from, from + PART).arrayBuffer())
        await send('clipPart', { handover, n: n++, name, base64: base64(part) })
      }
    }
    return await send('clipLarge', { handover, ...rest })
  } finally {
    // One that is left is dropped by a later one.
    await send('dropParts', { handover }).catch(() => {})
  }
}

type Rest = Omit<Parameters<typeof send<'clip'>>[1], 'clip'>
