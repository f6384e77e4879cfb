import type { ClipFile, ClipFiles, MissingPicture } from '../../article'
import type { Source } from '../../outbox/job'
import { provenanceFile } from '../../render/provenance'
import { sidecarPath } from '../../render/sidecar-path'
import { browser } from '../browser'
import { has } from '../permissions'
import { tabAddress } from '../tab-address'

/** The permission to save a whole page; Chromium only. */
export const SNAPSHOT_PERMISSION = 'pageCapture'

/** In ms: a page that takes longer would delay its post. */
const PATIENCE = 30_000
/** How often to capture a page whose bytes Chromium loses at once. */
const TRIES = 5
/** Bytes; more would fill the browser's storage before delivery. */
const LARGEST = 50_000_000

/** Whether this browser can keep whole pages at all. */
export const offersSnapshots = (): boolean => !import.meta.env.FIREFOX

/** Whether a sidecar or a snapshot is wanted beside the post. */
export const wantsProvenance = ({ settings: { provenance }, tabId }: Source): boolean =>
  provenance.sidecar || (provenance.snapshot && tabId !== undefined)

/** The clip's sidecar, if the user wants it. */
export const provenance = async (
  files: ClipFiles,
  { clip, preset, settings, requested }: Source,
  missing: readonly MissingPicture[],
): Promise<ClipFile | undefined> =>
  settings.provenance.sidecar
    ? provenanceFile(files, clip, { preset, requested, missing, version: browser.runtime.getManifest().version })
    : undefined

/** The page as its tab shows it, if the user wants it and the tab still shows that page. Never throws. */
export async function snapshot({ settings, tabId, requested }: Source, post: string): Promise<ClipFile | undefined> {
  if (!settings.provenance.snapshot || tabId === undefined || !requested) return
  if (!(await has({ permissions: [SNAPSHOT_PERMISSION] })) || (await tabAddress(tabId)) !== requested) return
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE))
  const content = await Promise.race([captured(tabId, TRIES), late])
  // It took a while: by now the tab may show another page.
  if (!content || (await tabAddress(tabId)) !== requested) return
  return { path: sidecarPath(post, 'page.mhtml'), type: 'multipart/related', content }
}

/** Undefined if the page cannot be captured or is too large. */
async function captured(tabId: number, tries: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { pageCapture } = browser
  if (!pageCapture) return
  const bytes = await new Promise<ArrayBuffer | 'too large' | undefined>((resolve) => {
    pageCapture.saveAsMHTML({ tabId }, (page) => {
      if (!page || page.size > LARGEST) resolve(page && 'too large')
      // Read in the callback itself: Chromium deletes the backing file once it thinks it was handed over, in a worker
      // often too soon. With a promise every second page was lost (Chromium 156).
      else page.arrayBuffer().then(resolve, () => resolve(undefined))
    })
  })
  if (bytes === 'too large') return
  return bytes ? new Uint8Array(bytes) : tries > 1 ? captured(tabId, tries - 1) : undefined
}
