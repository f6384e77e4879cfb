import type { Plugin } from 'vite'

/** What is cut from a library's text: where, how often it must be found, and what takes its place. */
type Cut = [what: RegExp, times: number, by?: string]

/** Members of Readability's prototype, which is laid out by Prettier: `  name(…) {` … `  },` or `  NAME: [` … `  ],`. */
const member = (name: string): Cut => [new RegExp(`^  ${name}(?:\\(.*\\) \\{|: \\[)\\n[\\s\\S]*?^  [}\\]],\\n`, 'm'), 1]
const pattern = (name: string): Cut => [new RegExp(`^ {4}${name}:\\s+/.*,\\n`, 'm'), 1]

/** `utils/extract/body/readability.ts` has its own reading instead of `parse`, which makes a page fit to be shown. */
const READABILITY: Cut[] = [
  ...['parse', '_getJSONLD', '_unwrapNoscriptImages', '_isSingleImage', '_cleanStyles', '_fixLazyImages'].map(member),
  ...['_postProcessContent', '_fixRelativeUris', '_simplifyNestedElements', '_cleanClasses'].map(member),
  member('PRESENTATIONAL_ATTRIBUTES'),
  ...['extraneous', 'replaceFonts', 'nextLink', 'prevLink', 'srcsetUrl', 'b64DataUrl', 'jsonLdArticleTypes'].map(
    pattern,
  ),
  // Its debug output, and the reasons it would give there.
  [/^ *if \(this\._debug\) \{\n {4}let logNode[\s\S]*?^ {2}\}\n(?=\}\n)/m, 1],
  [/^ *if \(this\._debug\) \{\n[^\n]*\n *\}\n/gm, 3],
  [/^ *this\.log\((?:[^;"]|"[^"]*")*?\);\n/gm, 19],
  [/errs\.push\(\s*`[^`]*`\s*\)/g, 8, 'errs.push(1)'],
  // Options that nothing reads any more.
  [/^ {2}\/\/ In some older versions[\s\S]*?(?=^ {2}options = options)/m, 1],
  [/^ {2}this\._(?:debug|docJSDOMParser) = .*\n/gm, 2],
  [/^ {2}this\._classesToPreserve = [\s\S]*?(?=^ {2}this\._allowedVideoRegex)/m, 1],
  [/^ {2}this\._maxElemsToParse =\n.*\n/m, 1],
  // Its own DOM for workers.
  [/^ *if \(this\._docJSDOMParser\b[^{]*\{\n[\s\S]*?\n {4}\}\n/gm, 3],
  // Metadata but the title and the byline, which decide what is removed as one; the direction of the text.
  [/^ {4}\/\/ get description\n[\s\S]*?(?=^ {4}\/\/ in many sites)/m, 1],
  [/^ {4}metadata\.(?:excerpt|siteName|publishedTime) = this\._unescapeHtmlEntities\(.*\);\n/gm, 3],
  [/^ {8}\/\/ Find out text direction[\s\S]*?(?=^ {8}return articleContent;)/m, 1],
  // CommonJS costs a loader.
  [/if \(typeof module === "object"\) \{[^}]*\}\s*$/, 1, 'export default Readability'],
]

/** Options of DOMPurify that `utils/extract/sanitise.ts` leaves as they are: the minifier drops what only others reach. */
const option = (name: string): Cut => [new RegExp(`^\\t\\t${name} = cfg\\.${name} \\|\\| false;\\n`, 'm'), 1]
const method = (name: string): Cut => [
  new RegExp(`^\\tDOMPurify\\.${name} = function\\(.*\\) \\{\\n[\\s\\S]*?^\\t\\};\\n`, 'm'),
  1,
]

/** What DOMPurify forbids or checks is not touched. */
const DOMPURIFY: Cut[] = [
  // Its default allow-lists are replaced by our own: they are never consulted.
  [/const (html\$1|html|svg|mathMl) = freeze\(\[[^\]]*\]\)/g, 4, 'const $1 = freeze([])'],
  ...['SAFE_FOR_TEMPLATES', 'WHOLE_DOCUMENT', 'RETURN_DOM', 'RETURN_DOM_FRAGMENT', 'RETURN_TRUSTED_TYPE'].map(option),
  ...['FORCE_BODY', 'SANITIZE_NAMED_PROPS', 'ALLOW_UNKNOWN_PROTOCOLS'].map(option),
  [/^\t\tif \(SAFE_FOR_TEMPLATES\) ALLOW_DATA_ATTR = false;\n\t\tif \(RETURN_DOM_FRAGMENT\) RETURN_DOM = true;\n/m, 1],
  [/^\t\tUSE_PROFILES = .*\n/m, 1],
  [/^\t\tif \(objectHasOwnProperty\(cfg, "ADD_\w+"\).*\{\n[\s\S]*?^\t\t\}\n/gm, 3],
  [/^\t\tif \(objectHasOwnProperty\(customElementHandling, .*\n/gm, 3],
  // Its policy of Trusted Types, which the configuration declines: it writes no markup.
  [/^\t\tif \(cfg\.TRUSTED_TYPES_POLICY\) \{\n[\s\S]*?(?=^\t\tCONFIG = freeze)/m, 1],
  ...['setConfig', 'clearConfig', 'isValidAttribute', 'removeHook', 'removeHooks', 'removeAllHooks'].map(method),
  // Only elements are given to it, to be cleaned where they are; anything else throws.
  [/const inPlace = IN_PLACE && .*;/, 1, 'const inPlace = true;'],
  // Its own instance for the page's window; ours is made for a document where nothing runs.
  [
    /var purify_default = createDOMPurify\(\);\nexport \{ purify_default as default \};/,
    1,
    'export default createDOMPurify;',
  ],
  // For browsers older than any we run in.
  [/^function AsyncGenerator\(e\) \{[\s\S]*?(?=^const entries)/m, 1],
  [/^if \(!\w+\) \w+ = function[\s\S]*?^\};\n/gm, 4],
  [/_slicedToArray\(_ref2, 2\)/, 1, '_ref2'],
]

const TURNDOWN: Cut[] = [
  // `tidy` has collapsed the white space of all it is given.
  [/^ {2}collapseWhitespace\(\{[\s\S]*?\}\);\n/m, 1],
  [/^function collapseWhitespace[\s\S]*?(?=^var root = )/m, 1],
  // `utils/extract/markdown.ts` has a rule for every element but these two, its own escaping, and gives it elements.
  [/^rules\.(?!lineBreak|horizontalRule)\w+ = \{\n[\s\S]*?^\};\n/gm, 13],
  [/^var markdownEscapes = [\s\S]*?^\}\n/m, 1],
  [/,\n {2}\/\*\*\n {3}\* Escapes Markdown[\s\S]*?(?=\n\};)/, 1],
  [/^ {2}\/\*\*\n {3}\* Add one or more plugins[\s\S]*?(?=^ {2}\/\*\*\n {3}\* Adds a rule)/m, 1],
  [/,\n {2}\/\*\*\n {3}\* Keep a node[\s\S]*?\n {2}\}(?=\n\};)/, 1],
  [/^var root = typeof window[\s\S]*?(?=^function RootNode)/m, 1],
  [/if \(typeof input === 'string'\) \{[\s\S]*?\} else \{\n *(root = input\.cloneNode\(true\);)\n *\}/, 1, '$1'],
]

const LIBRARIES: [file: RegExp, cuts: Cut[]][] = [
  [/\/Readability\.js$/, READABILITY],
  [/\/dompurify\/.*\.mjs$/, DOMPURIFY],
  [/\/turndown\.browser\.es\.js$/, TURNDOWN],
]

/** The text of a library without what we never use of it. Throws when the library is not the one that was cut before. */
export function lean(code: string, id: string): string | undefined {
  const cuts = LIBRARIES.find(([file]) => file.test(id))?.[1]
  return cuts?.reduce((rest, [what, times, by = '']) => {
    const found = rest.match(what)?.length ?? 0
    // Without the flag `g` the groups are counted too.
    if ((what.global ? found : Math.min(found, 1)) !== times) {
      throw new Error(`${id} has changed: ${what} was found ${found} times, not ${times}`)
    }
    return rest.replace(what, by)
  }, code)
}

/** Makes what extracts smaller by what is never used of DOMPurify, Readability and Turndown. */
export const leanLibraries = (): Plugin => ({
  name: 'pressclip:lean-libraries',
  transform(code, id) {
    const rest = lean(code, id)
    return rest === undefined ? undefined : { code: rest, map: null }
  },
})
