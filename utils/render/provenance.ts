import type { Clip, ClipFile, ClipFiles, MissingPicture } from '../article'
import { contentBytes } from './content'
import { sha256 } from './sha256'
import { sidecarPath } from './sidecar-path'

const FORMAT = 'pressclip-provenance-1'
const NORMAL_TEXT = 'Unicode NFC, each run of white space one space, none at the ends, UTF-8'

/** How a clip was made, besides the clip itself. */
export interface Capture {
  /** The address the user had. */
  requested?: string
  /** A preset's id. */
  preset: string
  /** Pressclip's version. */
  version: string
  missing?: readonly MissingPicture[]
}

const hashed = async (file: ClipFile) => {
  const bytes = contentBytes(file)
  return { path: file.path, bytes: bytes.length, sha256: await sha256(bytes) }
}

const normalText = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim()

/** The sidecar's checksum: the hash of its other fields, serialised like the sidecar. */
export const checksum = (record: object): Promise<string> => sha256(written(record))

const written = (record: object): string => JSON.stringify(record, null, 2)

/** A clip's sidecar: hashes of its files and text, when and where it was captured, the evidence for its facts. */
export async function provenanceFile(files: ClipFiles, clip: Clip, capture: Capture): Promise<ClipFile> {
  const [post, ...others] = files
  const { article, scope, clippedAt } = clip
  const { requested = article.evidence.url?.find(({ source }) => source === 'page')?.value ?? article.url } = capture
  const record = {
    format: FORMAT,
    captured: new Date(clippedAt).toISOString(),
    requested,
    canonical: article.url,
    scope,
    preset: capture.preset,
    extractor: `pressclip ${capture.version}`,
    post: await hashed(post),
    text: { sha256: await sha256(normalText(article.text)), normalisation: NORMAL_TEXT },
    files: await Promise.all(others.map(hashed)),
    missing: capture.missing ?? [],
    evidence: article.evidence,
  }
  const content = `${written({ ...record, checksum: await checksum(record) })}\n`
  return { path: sidecarPath(post.path, 'provenance.json'), type: 'application/json', content }
}
