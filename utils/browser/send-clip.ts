import type { Clip } from '../article'
import { library } from '../library/database'
import { dropHandover, handOver, takeOver } from '../library/handovers'
import { send } from './messages'

/** A clip in a message, or its id in the database when it is too large for one. */
export type HandedClip = Clip | number

/** Characters that a message surely carries: one may be six of its 64 MiB. */
const LONGEST = 8 << 20

const isLarge = ({ article: { html, markdown, text, written } }: Clip): boolean =>
  written !== undefined || html.length + markdown.length + text.length > LONGEST

/** Ask the background to keep a clip, whatever its size. Resolves once it is kept. */
export async function sendClip({ clip, ...rest }: { clip: Clip } & Rest): Promise<{ jobIds: number[] }> {
  if (!isLarge(clip)) return send('clip', { clip, ...rest })
  const db = await library()
  const id = await handOver(db, clip, Date.now())
  try {
    return await send('clip', { clip: id, ...rest })
  } finally {
    // One that is left is dropped by the next.
    await dropHandover(db, id).catch(() => {})
  }
}

type Rest = Omit<Parameters<typeof send<'clip'>>[1], 'clip'>

/** The clip that `sendClip` sent. */
export const clipOf = async (handed: HandedClip): Promise<Clip> =>
  typeof handed === 'number' ? takeOver(await library(), handed) : handed
