import type { ClipFile, MissingPicture, PictureProblem } from '../../article'
import type { Fetched } from '../../outbox/gather'
import { fromBase64 } from '../../render/base64'
import { isPixel, pictureType } from '../../render/picture-type'
import { pictureFile } from '../../render/pictures'
import { writtenBytes } from '../capture/written-pictures'
import type { PictureAnswer } from './fetch-picture'

/** A way to a picture; `patience` in ms. Never throws. */
export type Way = (url: string, patience: number) => Promise<PictureAnswer>

export interface PictureSources {
  /** Tried in order until one gives a picture. */
  ways: readonly Way[]
  /** The drawing without anything that runs or loads; undefined if it is not one. */
  cleanSvg(svg: string): Promise<string | undefined>
  /** Pictures embedded in the page, by stand-in. */
  written?: Record<string, Blob>
}

/** Bytes of one picture, and of all pictures of an article. */
export const LARGEST = 20_000_000
const LARGEST_SUM = 200_000_000
const MOST = 200
/** In ms: for one picture, however slow it is, and for all. */
const PATIENCE = 120_000
const ALL_PATIENCE = 180_000
const AT_ONCE = 4

/** After these no other way does better. */
const FINAL: ReadonlySet<PictureProblem> = new Set(['too_big', 'slow'])

/**
 * Fetch the pictures at these addresses, a few at a time, as files of the archive. Tracking pixels are neither kept nor
 * reported missing. Ends after little more than three minutes, whatever the servers do.
 */
export async function gatherPictures(urls: readonly string[], sources: PictureSources): Promise<Fetched> {
  const kept = new Map<string, ClipFile>()
  const reasons = new Map<string, PictureProblem>(urls.slice(MOST).map((url) => [url, 'too_many']))
  const waiting = urls.slice(0, MOST)
  const end = performance.now() + ALL_PATIENCE
  let sum = 0
  const work = async () => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      const found: Found = sum >= LARGEST_SUM ? 'too_many' : await picture(url, sources, end)
      // A picture embedded in the article is on no site.
      if (typeof found === 'string') isWrittenOut(url) || reasons.set(url, found)
      else if (found) {
        sum += found.content.length
        kept.set(url, found)
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const missing = urls.flatMap((url): MissingPicture[] => {
    const reason = reasons.get(url)
    return reason ? [{ url, reason }] : []
  })
  // In the article's order, whichever came first.
  return { kept: new Map(urls.flatMap((url) => (kept.has(url) ? [[url, kept.get(url) as ClipFile]] : []))), missing }
}

/** A file, why there is none, or nothing if it is not worth keeping. */
type Found = ClipFile | PictureProblem | undefined

async function picture(url: string, { ways, cleanSvg, written }: PictureSources, end: number): Promise<Found> {
  if (isWrittenOut(url)) {
    const bytes = (await written?.[url]?.arrayBuffer()) ?? writtenBytes(url)
    return (bytes && (await pictureFile(new Uint8Array(bytes)))) ?? 'not_picture'
  }
  let reason: PictureProblem = 'slow'
  for (const way of ways) {
    const patience = Math.min(PATIENCE, end - performance.now())
    if (patience <= 0) return 'slow'
    const answer = await way(url, patience)
    if ('base64' in answer) {
      const bytes = fromBase64(answer.base64)
      if (isPixel(bytes)) return undefined
      const file = await pictureFile(await cleaned(bytes, cleanSvg))
      if (file) return file
      reason = 'not_picture'
      continue
    }
    // Without permission to ask it, the site's answer to its own page is all we know.
    if (answer.problem !== 'permission' || reason === 'slow' || reason === 'network') reason = answer.problem
    if (FINAL.has(answer.problem)) break
  }
  return reason
}

const isWrittenOut = (url: string) => /^data:/i.test(url)

async function cleaned(
  bytes: Uint8Array<ArrayBuffer>,
  cleanSvg: PictureSources['cleanSvg'],
): Promise<Uint8Array<ArrayBuffer>> {
  if (pictureType(bytes)?.extension !== 'svg') return bytes
  const svg = await cleanSvg(new TextDecoder().decode(bytes)).catch(() => undefined)
  return new TextEncoder().encode(svg ?? '')
}
