import { fromBase64 } from '../../render/base64'
import { standInFor } from '../../stand-in'
import type { CaptureResult } from './capture-result'

/** The bytes of a picture embedded as a `data:` address; undefined if unreadable. */
export function writtenBytes(address: string): Uint8Array<ArrayBuffer> | undefined {
  const [, base64] = /^data:image\/[\w.+-]+;base64,(.*)$/is.exec(address) ?? []
  if (base64 === undefined) return undefined
  try {
    return fromBase64(decodeURIComponent(base64))
  } catch {
    return undefined
  }
}

/** The article with those of these numbered pictures that it shows. */
export function withWritten(result: CaptureResult, addresses: readonly string[]): CaptureResult {
  if (!('article' in result)) return result
  const { article } = result
  const found = addresses.flatMap((address, n): [string, Blob][] => {
    const name = standInFor(n)
    const bytes = article.html.includes(`"${name}"`) && writtenBytes(address)
    return bytes ? [[name, new Blob([bytes])]] : []
  })
  return found.length === 0 ? result : { ...result, article: { ...article, written: Object.fromEntries(found) } }
}
