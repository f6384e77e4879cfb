import { join, posix } from 'node:path'
import { version } from '../../package.json'
import type { Clip, ClipFiles } from '../../utils/article'
import { clipKey } from '../../utils/compare/clip-key'
import { deliverFiles } from '../../utils/destinations/shared/deliver-files'
import { dayIn } from '../../utils/moment'
import { choosePath } from '../../utils/outbox/choose-path'
import { pathOf } from '../../utils/render/path'
import { postAddress } from '../../utils/render/post-address'
import type { Preset } from '../../utils/render/preset'
import { provenanceFile } from '../../utils/render/provenance'
import { filesAt, render, templateOf } from '../../utils/render/render'
import type { Settings } from '../../utils/settings'
import { diskStore } from './disk-store.ts'
import { headOf, type Posts, postsIn } from './posts.ts'
import { writtenPictures } from './written-pictures.ts'

export interface Archive {
  /**
   * Writes the clip's file unless it is there already.
   * @param requested the page's address as given
   * @returns paths in the archive: the post's, and where another text of it was put aside
   */
  save(clip: Clip, requested?: string): Promise<{ path: string; kept?: string }>
}

/**
 * An archive folder as a destination: two articles never overwrite each other, within a run or across runs, and another
 * text of the article (an edit, an earlier version) is put aside before it is replaced. A file belongs to an article if
 * its front matter names the article's address. Only one process at a time may use it (`lockFolder`).
 */
export function openArchive(folder: string, preset: Preset, settings: Settings): Archive {
  const template = templateOf(preset, settings)
  const store = diskStore(folder)
  const folders = new Map<string, Posts>()

  function postsBeside(path: string): Posts {
    const parent = posix.dirname(path)
    const posts = folders.get(parent) ?? postsIn(folder, parent)
    folders.set(parent, posts)
    return posts
  }

  return {
    async save(given, requested) {
      const key = clipKey(given)
      const wanted = pathOf(template, given)
      const posts = postsBeside(wanted)
      const path = posts.find(wanted, key)
      const before = path === undefined ? '' : headOf(join(folder, path))
      const clip = { ...given, since: firstClipped(before, given) }

      const pictures = await writtenPictures(clip.article, preset)
      const rendered = (taken: (path: string) => boolean) => {
        const [{ path: free }] = render(clip, preset, settings, taken)
        return filesAt(free, clip, preset, settings, pictures)
      }
      const files = await choosePath(key, clip, rendered, template, {
        clip: async () => (path === undefined ? undefined : { path, template }),
        owner: async (place) => {
          const owner = posts.owner(place)
          return owner === undefined ? undefined : { key: owner }
        },
      })
      const sidecars = settings.provenance.sidecar
        ? [await provenanceFile(files, clip, { preset: preset.id, requested, version })]
        : []
      const delivery = {
        files: [...files, ...sidecars] satisfies ClipFiles,
        // The address may be spelt differently there.
        url: postAddress(before) ?? clip.article.url,
        title: clip.article.title,
        // What earlier runs left there is not recorded: any other text may be an edit.
        replaces: [],
        remember: async () => {},
      }
      const { name, kept } = await deliverFiles(store, delivery, Date.now)
      if (name !== path) posts.add(name, key)
      return { path: name, kept }
    },
  }
}

/** When the article was first clipped according to its post, to the day. */
function firstClipped(post: string, { timeZone }: Clip): number | undefined {
  const day = /^created: "?(\d{4}-\d\d-\d\d)"?\s*$/m.exec(post)?.[1]
  const hours = day === undefined ? [] : [12, 6].map((hour) => Date.parse(`${day}T00:00Z`) + hour * 3_600_000)
  return hours.find((time) => dayIn(time, timeZone) === day)
}
