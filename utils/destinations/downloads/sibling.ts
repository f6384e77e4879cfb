const plain = (name: string): string => name.replaceAll('\\', '/').normalize('NFC')
const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1)

/**
 * The name to request to write the file at `real` (absolute) again: `asked`, or the same name with the browser's
 * number. Undefined if the file is in another folder than requested, because the user moved it.
 */
export function sibling(asked: string, real: string): string | undefined {
  const [wanted, found] = [plain(asked), plain(real)]
  const base = found.slice(found.lastIndexOf('/') + 1)
  return `/${found}`.endsWith(`/${folderOf(wanted)}${base}`) ? folderOf(wanted) + base : undefined
}

/** Whether a browser asked for `asked` may name the file `real`: `x.md`, `x (1).md` (Chromium), `x(1).md` (Firefox). */
export function isCopy(asked: string, real: string): boolean {
  const name = sibling(asked, real)?.slice(folderOf(plain(asked)).length)
  const base = plain(asked).slice(folderOf(plain(asked)).length)
  const dot = base.lastIndexOf('.')
  const [stem, extension] = dot > 0 ? [base.slice(0, dot), base.slice(dot)] : [base, '']
  if (!name?.startsWith(stem) || !name.endsWith(extension)) return false
  return /^(?: ?\(\d+\))?$/.test(name.slice(stem.length, name.length - extension.length))
}
