import type { Clip } from '../article'
import { library } from '../library/database'
import { dropHandover, handOver } from '../library/handovers'
import { send } from './messages'

/** Characters that a message surely carries: one may be six of its 64 MiB. */
const LONGEST = 8 << 20

const isLarge = ({ article: { html, markdown, text, written } }: Clip): boolean =>
  written !== undefined || html.length + markdown.length + text.length > LONGEST

/** Ask the background to keep a clip, whatever its size. Resolves once it is kept. */
export async function sendClip({ clip, ...rest }: { clip: Clip } & Rest): Promise<{ jobIds: number[] }> {
  if (!isLarge(clip)) return send('clip', { clip, ...rest })
  const db = await library()
  const handover = await handOver(db, clip, Date.now())
  try {
    return await send('clipLarge', { handover, ...rest })
  } finally {
    // One that is left is dropped by the next.
    await dropHandover(db, handover).catch(() => {})
  }
}

type Rest = Omit<Parameters<typeof send<'clip'>>[1], 'clip'>
