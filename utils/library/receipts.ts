import type { Clip } from '../article'
import type { Receipt } from '../destinations/destination'
import { clipKey } from '../render/clip-key'
import type { Library } from './database'
import type { Delivered } from './job'

/** The receipts of this article's files at this destination, the newest first. */
export const receiptsOf = async (db: Library, clip: Clip, destination: string): Promise<Receipt[]> =>
  newestFirst(await db.getAllFromIndex('receipts', 'clip', clipKey(clip)), destination)

export const newestFirst = (all: readonly Delivered[], destination: string): Delivered[] =>
  all.filter((d) => d.destination === destination).sort((a, b) => b.deliveredAt - a.deliveredAt)
