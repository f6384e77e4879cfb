import { standInFor } from '../../stand-in'
import { WRITTEN_OUT } from './html-vocabulary'

/** In characters: a longer value is a picture, which is transferred separately, or application data. */
export const LONG = 4_000

/** The distinct pictures embedded as `data:` in a page's addresses, replaced by short stand-ins in the article. */
export interface WrittenOut {
  /** The stand-in for this address; undefined when it is short or not a picture. */
  standIn(address: string): string | undefined
  /** In the order of their numbers. */
  addresses(): string[]
}

export function writtenOut(): WrittenOut {
  const numbers = new Map<string, number>()
  return {
    standIn(address) {
      if (address.length <= LONG || !WRITTEN_OUT.test(address)) return undefined
      const n = numbers.get(address) ?? numbers.size
      numbers.set(address, n)
      return standInFor(n)
    },
    addresses: () => [...numbers.keys()],
  }
}

/** Replace them below `root` with their stand-ins. Changes `root`. */
export function takeWrittenOut(root: ParentNode, { standIn }: WrittenOut): void {
  for (const image of root.querySelectorAll('img[src], amp-img[src]')) {
    const short = standIn(image.getAttribute('src')?.trim() ?? '')
    if (short) image.setAttribute('src', short)
  }
}
