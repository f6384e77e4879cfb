import { SIDECARS } from './reserved'
import { cutBytes } from './safe-name'

const MAX_NAME = 240

/** The path of a post's sidecar, outside the site: `_pressclip/<path of the post without .md>/<name>`. */
export function sidecarPath(post: string, name: string): string {
  const parts = post.replace(/\.md$/, '').split('/')
  const last = parts.pop() ?? ''
  return [SIDECARS, ...parts, cutBytes(last, MAX_NAME), name].join('/')
}

/** The files that document a post's origin, with their media types. */
export const EVIDENCE = { 'provenance.json': 'application/json', 'page.mhtml': 'multipart/related' } as const

/** Whether a file is in the folder of a post's sidecars and revisions. */
export const isSidecar = (post: string, path: string): boolean => path.startsWith(sidecarPath(post, ''))

/** The path of a file of `post` if the post itself was written to `at`: its sidecars follow it. */
export const sidecarAt = (at: string, post: string, path: string): string =>
  isSidecar(post, path) ? sidecarPath(at, path.slice(sidecarPath(post, '').length)) : path

/** The path of a post's n-th earlier text, counted from 1. */
export const revisionPath = (post: string, n: number): string => sidecarPath(post, `${n}.md`)

/** The path a sidecar moves to when its text becomes this revision: `…/1.md`, `…/page.mhtml` → `…/1.page.mhtml`. */
export const asidePath = (revision: string, sidecar: string): string =>
  revision.replace(/md$/, sidecar.slice(sidecar.lastIndexOf('/') + 1))

/** The text that a numbered file belongs to: `…/1.page.mhtml`, `…/1.md` → `…/1.md`. */
export const textPath = (numbered: string): string => numbered.replace(/(\/\d+\.)[^/]+$/, '$1md')

/** The number of a revision; 0 if the path is not one. */
export const numberOf = (revision: string): number => Number(/(\d+)\.md$/.exec(revision)?.[1] ?? 0)

/** The next file of a series: `…/1.md` → `…/2.md`, `…/1.page.mhtml` → `…/2.page.mhtml`. */
export const nextNumbered = (path: string): string =>
  path.replace(/(\d+)(\.[^/]+)$/, (_, n, end) => `${Number(n) + 1}${end}`)
