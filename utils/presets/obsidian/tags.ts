/**
 * Tags as Obsidian accepts them: letters, digits, `_` and `-`, not only digits; no duplicates, ignoring case. `/` would
 * nest a tag, which the article did not mean. https://help.obsidian.md/tags
 */
export function obsidianTags(tags: readonly string[]): string[] {
  const valid = new Map<string, string>()
  for (const tag of tags) {
    const name = tag
      .normalize('NFC')
      .replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-')
      .replace(/^-|-$/g, '')
    const written = /^[\p{N}_-]*$/u.test(name) && name ? `_${name}` : name
    const key = written.toLowerCase()
    if (written && !valid.has(key)) valid.set(key, written)
  }
  return [...valid.values()]
}
