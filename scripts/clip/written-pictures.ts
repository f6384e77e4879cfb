import type { Article, Body, ClipFile } from '../../utils/article'
import { writtenBytes } from '../../utils/browser/capture/written-pictures'
import { LONG } from '../../utils/extract/page/written-out'
import { pictureFile, wantedPictures } from '../../utils/render/pictures'
import type { Preset } from '../../utils/render/preset'

/**
 * The pictures written out in a saved page (SingleFile saves all of them so), by their addresses in the article, as
 * archive files: they are on no site where they could stay. Leaves out drawings (SVG), which may hold scripts, and what
 * is too short to be more than an ornament.
 */
export async function writtenPictures(
  article: Body & Pick<Article, 'image'>,
  preset: Pick<Preset, 'id' | 'writes'>,
): Promise<Map<string, ClipFile>> {
  const kept = new Map<string, ClipFile>()
  for (const address of wantedPictures(article, preset, { pictures: { [preset.id]: 'all' } })) {
    const bytes = address.length > LONG ? writtenBytes(address) : undefined
    const file = bytes && (await pictureFile(bytes))
    if (file && file.type !== 'image/svg+xml') kept.set(address, file)
  }
  return kept
}
