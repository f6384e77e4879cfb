/**
 * One text for names that are equal on disks that ignore case (Windows, macOS, most cards and sticks) or the encoding
 * of accents (macOS). Upper case first: `ß`, `ẞ`, `SS` are equal there, and `ς` and `σ`.
 */
export const foldedName = (text: string): string => text.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')

/** Jekyll 4 `Utils.slugify`, mode `default`. */
const slugify = (name: string) => name.replace(/[^\p{M}\p{L}\p{Nd}]+/gu, '-').replace(/^-|-$/g, '')

/**
 * Two paths with the same key would be one file on some system (case, composed and decomposed letters), or one page in
 * a Jekyll site, which gives `a b.md` and `a-b.md` the same address.
 */
export function pathKey(path: string): string {
  const folders = foldedName(path).split('/')
  const name = (folders.pop() ?? '').replace(/\.md$/, '')
  return [...folders, slugify(name)].join('/')
}
