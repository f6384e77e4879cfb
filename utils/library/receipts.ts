import type { Delivered } from './job'

export const newestFirst = (all: readonly Delivered[]): Delivered[] =>
  all.toSorted((a, b) => b.deliveredAt - a.deliveredAt)
