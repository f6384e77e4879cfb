import { basename, dirname } from 'node:path/posix'
import { isSidecar } from '../../utils/render/sidecar-path'

/** `provenance.json`; put aside with the n-th text `n.provenance.json`; in Downloads also `provenance (1).json`. */
const RECORD = /^(?:(\d+)\.)?provenance(?: ?\(\d+\))?\.json$/
const REVISION = /^\d+(?: ?\(\d+\))?\.md$/

/** Whether a file in `_pressclip` is a record of a clip. */
export const isRecord = (name: string): boolean => RECORD.test(name)

/** Whether a record was put aside with its text: its name says which revision it is of. */
export const isPutAside = (record: string): boolean => RECORD.exec(basename(record))?.[1] !== undefined

/**
 * Where a file that a record names may be by now, likeliest first: the text may have become a revision, with its page
 * under that number. The hash tells which one it is.
 * @param record the record's path in the archive
 * @param beside the names of all files in the record's folder
 * @param post the path of that folder's post
 * @param path the recorded file's, as if the post were there
 */
export function candidates(record: string, beside: readonly string[], post: string, path: string): string[] {
  const folder = dirname(record)
  const n = RECORD.exec(basename(record))?.[1]
  const within = (names: readonly string[]) => names.map((name) => `${folder}/${name}`)
  if (path === post)
    return [...(n ? within([`${n}.md`]) : []), post, ...within(beside.filter((name) => REVISION.test(name)))]
  if (!isSidecar(post, path)) return [path]
  const [, stem = '', end = ''] = /^(.*?)(\.[^.]*)?$/.exec(basename(path)) ?? []
  const isOne = (name: string) =>
    name.endsWith(end) && name.replace(/^\d+\./, '').replace(/ ?\(\d+\)(?=\.[^.]*$)/, '') === stem + end
  return [...(n ? within([`${n}.${basename(path)}`]) : []), path, ...within(beside.filter(isOne))]
}
