import type { Article, Body, ClipFile } from '../article'
import { pictureMode, type Settings } from '../settings'
import { isStandIn } from '../stand-in'
import { findPictures } from './find-pictures'
import { pictureType } from './picture-type'
import type { Pictures, Preset } from './preset'
import { PICTURES } from './reserved'
import { sha256 } from './sha256'

export const NONE: Pictures = new Map()

/** Hexadecimal digits of the hash: enough to prevent collisions. */
const DIGITS = 32

/**
 * The addresses of the pictures to keep for this format: those the post shows, the lead picture first. If the format
 * does not write it, the first of the body counts as lead. Embedded pictures (`data:`) are always kept: no site has
 * them.
 */
export function wantedPictures(
  article: Body & Pick<Article, 'image'>,
  { id, writes }: Pick<Preset, 'id' | 'writes'>,
  settings: Pick<Settings, 'pictures'>,
): string[] {
  const { image, bodyPictures = findPictures(article) } = article
  const lead = image && writes.includes('image') ? [image.url] : []
  const all = [...lead, ...bodyPictures.flatMap(({ url, isTrackingPixel }) => (isTrackingPixel ? [] : url))]
  const distinct = [...new Set(all)].filter((url) => /^(?:https?|data):/i.test(url))
  const mode = pictureMode(settings, id)
  return mode === 'all' ? distinct : distinct.filter((url, n) => isStandIn(url) || (mode === 'lead' && n === 0))
}

/**
 * A picture as a file of the archive, named after its content, so the same picture is one file wherever it was shown.
 * Only digits and lower case, so no disk confuses two names. Undefined if the bytes are not a picture.
 */
export async function pictureFile(content: Uint8Array<ArrayBuffer>): Promise<ClipFile | undefined> {
  const found = pictureType(content)
  if (!found) return undefined
  const name = (await sha256(content)).slice(0, DIGITS)
  return { path: `${PICTURES}/${name.slice(0, 2)}/${name}.${found.extension}`, type: found.type, content }
}

/** The relative address of an archive file, from a post: `../images/ab/….jpg`. */
export const relativePath = (post: string, path: string): string => '../'.repeat(post.split('/').length - 1) + path
