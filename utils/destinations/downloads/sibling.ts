const plain = (name: string): string => name.replaceAll('\\', '/').normalize('NFC')
const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1)

/**
 * The name to ask for so that the file at `real` (absolute) is written again: `asked`, or its sibling with the browser's
 * number. Nothing when the file is in another folder than the one asked for: the user moved it there.
 */
export function sibling(asked: string, real: string): string | undefined {
  const [wanted, found] = [plain(asked), plain(real)]
  const base = found.slice(found.lastIndexOf('/') + 1)
  return `/${found}`.endsWith(`/${folderOf(wanted)}${base}`) ? folderOf(wanted) + base : undefined
}

/** Whether `real` is what a browser makes of `asked`: `x.md`, `x (1).md` (Chromium) or `x(1).md` (Firefox) in its folder. */
export function isCopy(asked: string, real: string): boolean {
  const name = sibling(asked, real)?.slice(folderOf(plain(asked)).length)
  const base = plain(asked).slice(folderOf(plain(asked)).length)
  const dot = base.lastIndexOf('.')
  const [stem, extension] = dot > 0 ? [base.slice(0, dot), base.slice(dot)] : [base, '']
  if (!name?.startsWith(stem) || !name.endsWith(extension)) return false
  return /^(?: ?\(\d+\))?$/.test(name.slice(stem.length, name.length - extension.length))
}
