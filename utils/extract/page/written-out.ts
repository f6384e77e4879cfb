import { standInFor } from '../../stand-in'
import { WRITTEN_OUT } from './html-vocabulary'

/** Characters: a longer value is a picture, which is carried apart from the text, or a program's data. */
export const LONG = 4_000

/** The pictures written out in a page's addresses, each once; what stands for them in the article is short. */
export interface WrittenOut {
  /** What stands for this address; nothing when it is short, or no picture. */
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

/** Take them out of these elements. Changes `root`. */
export function takeWrittenOut(root: ParentNode, { standIn }: WrittenOut): void {
  for (const image of root.querySelectorAll('img[src], amp-img[src]')) {
    const short = standIn(image.getAttribute('src')?.trim() ?? '')
    if (short) image.setAttribute('src', short)
  }
}
