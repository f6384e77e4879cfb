/** The address that a post's front matter names (`from:` in the Jekyll formats, `source:` in Obsidian's); undefined for any other text. */
export function postAddress(text: string): string | undefined {
  const frontMatter = /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1]
  const value = /^(?:from|source): (.+)$/m.exec(frontMatter ?? '')?.[1]
  if (!value?.startsWith('"')) return value
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}
