import { SIDECARS } from './reserved'
import { cutBytes } from './safe-name'

const MAX_NAME = 240

/** Where what belongs to a post, and is no part of the site, lies: `_pressclip/<path of the post without .md>/<name>`. */
export function sidecarPath(post: string, name: string): string {
  const parts = post.replace(/\.md$/, '').split('/')
  const last = parts.pop() ?? ''
  return [SIDECARS, ...parts, cutBytes(last, MAX_NAME), name].join('/')
}

/** Where a file of `post` lies when the post itself has come to lie at `at`: its sidecars go with it. */
export function sidecarAt(at: string, post: string, path: string): string {
  const folder = sidecarPath(post, '')
  return path.startsWith(folder) ? sidecarPath(at, path.slice(folder.length)) : path
}

/** An earlier text of a post: the n-th, counted from 1. */
export const revisionPath = (post: string, n: number): string => sidecarPath(post, `${n}.md`)

/** The next file of a numbered row: `…/1.md` → `…/2.md`. */
export const nextNumbered = (path: string): string =>
  path.replace(/(\d+)(\.[^./]+)$/, (_, n, end) => `${Number(n) + 1}${end}`)
