import type { Plugin } from 'vite'

/** DOMPurify's default allow-lists, which `utils/extract/sanitise.ts` replaces by its own: they are never consulted. */
const DEFAULT_LISTS = /const (html\$1|html|svg|mathMl) = freeze\(\[[^\]]*\]\)/g

/** Readability is CommonJS, which costs a loader around it. */
const COMMON_JS_EXPORT = /if \(typeof module === "object"\) \{[^}]*\}\s*$/

/** Turndown's own rules: `utils/extract/markdown.ts` has one for every element but these two. */
const DEFAULT_RULES = /^rules\.(?!lineBreak|horizontalRule)\w+ = \{\n[\s\S]*?^\};\n/gm

/**
 * Makes the injected script 9 kB smaller by what is never used of DOMPurify, Readability and Turndown. What DOMPurify forbids or
 * checks is not touched.
 */
export const leanLibraries = (): Plugin => ({
  name: 'pressclip:lean-libraries',
  transform(code, id) {
    const replace = (pattern: RegExp, by: string, times: number) => {
      const found = code.match(pattern)?.length
      if (found !== times) throw new Error(`${id} has changed: ${pattern} was found ${found ?? 0} times, not ${times}`)
      return { code: code.replace(pattern, by), map: null }
    }
    if (/\/dompurify\/.*\.mjs$/.test(id)) return replace(DEFAULT_LISTS, 'const $1 = freeze([])', 4)
    if (/\/Readability\.js$/.test(id)) return replace(COMMON_JS_EXPORT, 'export default Readability', 1)
    if (/\/turndown\.browser\.es\.js$/.test(id)) return replace(DEFAULT_RULES, '', 13)
    return undefined
  },
})
