import type { ClipFile, ClipFiles, MissingPicture } from '../../article'
import type { Source } from '../../outbox/job'
import { provenanceFile } from '../../render/provenance'
import { sidecarPath } from '../../render/sidecar-path'
import { browser } from '../browser'
import { has } from '../permissions'
import { tabAddress } from '../tab-address'

/** The permission to keep a whole page; Chromium only. */
export const SNAPSHOT_PERMISSION = 'pageCapture'

/** A page that takes longer would keep its post waiting. */
const PATIENCE = 30_000
/** So often a page is captured whose bytes Chromium loses at once. */
const TRIES = 5
/** Bytes; more would fill the browser's storage before it is delivered. */
const LARGEST = 50_000_000

/** Whether this browser can keep whole pages at all. */
export const offersSnapshots = (): boolean => !import.meta.env.FIREFOX

/** Whether anything beyond the post is wanted that says where it comes from. */
export const wantsProvenance = ({ settings: { provenance }, tabId }: Source): boolean =>
  provenance.sidecar || (provenance.snapshot && tabId !== undefined)

/** The clip's sidecar, when the user wants it. */
export const provenance = async (
  files: ClipFiles,
  { clip, preset, settings, requested }: Source,
  missing: readonly MissingPicture[],
): Promise<ClipFile | undefined> =>
  settings.provenance.sidecar
    ? provenanceFile(files, clip, { preset, requested, missing, version: browser.runtime.getManifest().version })
    : undefined

/** The page as its tab shows it, when the user wants it and the tab still shows that page. Never throws. */
export async function snapshot({ settings, tabId, requested }: Source, post: string): Promise<ClipFile | undefined> {
  if (!settings.provenance.snapshot || tabId === undefined || !requested) return
  if (!(await has({ permissions: [SNAPSHOT_PERMISSION] })) || (await tabAddress(tabId)) !== requested) return
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE))
  const content = await Promise.race([captured(tabId, TRIES), late])
  // It took its time: by now the tab may show another page.
  if (!content || (await tabAddress(tabId)) !== requested) return
  return { path: sidecarPath(post, 'page.mhtml'), type: 'multipart/related', content }
}

/** Undefined when the page cannot be captured or is too large. */
async function captured(tabId: number, tries: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { pageCapture } = browser
  if (!pageCapture) return
  const bytes = await new Promise<ArrayBuffer | 'too large' | undefined>((resolve) => {
    pageCapture.saveAsMHTML({ tabId }, (page) => {
      if (!page || page.size > LARGEST) resolve(page && 'too large')
      // Read in the callback itself: Chromium deletes the file behind it as soon as it thinks it was handed over, in a
      // worker often too soon. With a promise every second page was lost (Chromium 156).
      else page.arrayBuffer().then(resolve, () => resolve(undefined))
    })
  })
  if (bytes === 'too large') return
  return bytes ? new Uint8Array(bytes) : tries > 1 ? captured(tabId, tries - 1) : undefined
}
