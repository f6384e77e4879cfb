/**
 * Names that are one on disks that ignore case (Windows, macOS, most cards and sticks) or how accents are written (macOS)
 * are one text. Upper case first: `ß`, `ẞ` and `SS`, `ς` and `σ` are one name there.
 */
export const foldedName = (text: string): string => text.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')

/** Jekyll 4 `Utils.slugify`, mode `default`. */
const slugify = (name: string) => name.replace(/[^\p{M}\p{L}\p{Nd}]+/gu, '-').replace(/^-|-$/g, '')

/**
 * Normal form of a path: two paths with one key would be one file on some system (case, composed and decomposed
 * letters), or one page in a Jekyll site, which makes `a b.md` and `a-b.md` the same address.
 */
export function pathKey(path: string): string {
  const folders = foldedName(path).split('/')
  const name = (folders.pop() ?? '').replace(/\.md$/, '')
  return [...folders, slugify(name)].join('/')
}
