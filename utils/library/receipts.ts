import type { Clip } from '../article'
import { clipKey } from '../render/clip-key'
import type { Library } from './database'
import type { Delivered } from './job'

/** The receipts of this article's files at all places, the newest first. */
export const receiptsOf = async (db: Library, clip: Clip): Promise<Delivered[]> =>
  newestFirst(await db.getAllFromIndex('receipts', 'clip', clipKey(clip)))

export const newestFirst = (all: readonly Delivered[]): Delivered[] =>
  all.toSorted((a, b) => b.deliveredAt - a.deliveredAt)
