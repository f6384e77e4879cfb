/**
 * The address that a post's front matter names (`from:` in the Jekyll formats, `source:` in Obsidian's); undefined for any
 * other text. An editor or Git may have changed its line ends.
 */
export function postAddress(text: string): string | undefined {
  const frontMatter = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(text)?.[1]
  const value = /^(?:from|source): (.+?)\r?$/m.exec(frontMatter ?? '')?.[1]
  if (!value?.startsWith('"')) return value
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}
