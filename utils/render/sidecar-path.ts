import { SIDECARS } from './reserved'
import { cutBytes } from './safe-name'

const MAX_NAME = 240

/** Where what belongs to a post, and is no part of the site, lies: `_pressclip/<path of the post without .md>/<name>`. */
export function sidecarPath(post: string, name: string): string {
  const parts = post.replace(/\.md$/, '').split('/')
  const last = parts.pop() ?? ''
  return [SIDECARS, ...parts, cutBytes(last, MAX_NAME), name].join('/')
}

/** What says of a post where it comes from, with its type. */
export const EVIDENCE = { 'provenance.json': 'application/json', 'page.mhtml': 'multipart/related' } as const

/** Whether a file lies where a post's sidecars and revisions do. */
export const isSidecar = (post: string, path: string): boolean => path.startsWith(sidecarPath(post, ''))

/** Where a file of `post` lies when the post itself has come to lie at `at`: its sidecars go with it. */
export const sidecarAt = (at: string, post: string, path: string): string =>
  isSidecar(post, path) ? sidecarPath(at, path.slice(sidecarPath(post, '').length)) : path

/** An earlier text of a post: the n-th, counted from 1. */
export const revisionPath = (post: string, n: number): string => sidecarPath(post, `${n}.md`)

/** Where a sidecar is put aside when its text becomes this revision: `…/1.md`, `…/page.mhtml` → `…/1.page.mhtml`. */
export const asidePath = (revision: string, sidecar: string): string =>
  revision.replace(/md$/, sidecar.slice(sidecar.lastIndexOf('/') + 1))

/** The text beside which it lies under its number: `…/1.page.mhtml`, `…/1.md` → `…/1.md`. */
export const textPath = (numbered: string): string => numbered.replace(/(\/\d+\.)[^/]+$/, '$1md')

/** The number of a revision, 0 for what is none. */
export const numberOf = (revision: string): number => Number(/(\d+)\.md$/.exec(revision)?.[1] ?? 0)

/** The next file of a numbered row: `…/1.md` → `…/2.md`, `…/1.page.mhtml` → `…/2.page.mhtml`. */
export const nextNumbered = (path: string): string =>
  path.replace(/(\d+)(\.[^/]+)$/, (_, n, end) => `${Number(n) + 1}${end}`)
