import type { Clip } from '../article'
import { dayIn, dayOf } from '../moment'
import { isReserved } from './reserved'
import { byteLength, cutBytes, safeName, safeText } from './safe-name'
import { slugOf } from './slug'

/** Tokens of a path template: `_posts/{date}-{slug}.md`. */
export const TOKENS = ['date', 'year', 'month', 'day', 'slug', 'title', 'publisher', 'language'] as const
type Token = (typeof TOKENS)[number]

/** Why a template is invalid; `detail` is the part at fault. */
export interface TemplateProblem {
  code:
    | 'absolute'
    | 'parent'
    | 'empty_folder'
    | 'unknown_token'
    | 'brace'
    | 'refused_name'
    | 'too_long'
    | 'same_name'
    | 'reserved'
  detail: string
}

/** Names may have 255 bytes; Chromium adds `.crdownload` while writing. */
const MAX_NAME = 240
/** In UTF-8 bytes: a title or publisher in a name. */
const MAX_TEXT = 200
/** In UTF-8 bytes: more literal text leaves too little room for what identifies the article. */
const MAX_TEMPLATE = 120
const EXTENSION = '.md'

/** Begins code or a character reference where a plugin (Dataview) renders file names as Markdown. */
const RENDERED = /`|&(?=#?\w{1,8};)/g

const TOKEN = /\{([^{}]*)\}/g
const isToken = (name: string): name is Token => (TOKENS as readonly string[]).includes(name)

/** What is wrong with a path template; undefined if it is valid or empty (the preset's own). */
export function checkTemplate(template: string): TemplateProblem | undefined {
  if (template.trim() === '') return undefined
  const problem = (code: TemplateProblem['code'], detail: string): TemplateProblem => ({ code, detail })
  if (/^(?:[/\\~]|[a-z]:)/i.test(template)) return problem('absolute', template)
  const segments = template.split('/')
  if (segments.some((segment) => segment.trim() === '' || /^\.?md$/i.test(segment))) {
    return problem('empty_folder', template)
  }
  const climbing = segments.find((segment) => /^\.+$/.test(segment.trim()))
  if (climbing !== undefined) return problem('parent', climbing)
  const unknown = [...template.matchAll(TOKEN)].find(([, name = '']) => !isToken(name))
  if (unknown) return problem('unknown_token', unknown[0])
  const literal = template.replace(TOKEN, '')
  const brace = /[{}]/.exec(literal)
  if (brace) return problem('brace', brace[0])
  for (const segment of segments) {
    const text = segment.replace(TOKEN, 'x').normalize('NFC').replace(/ +/g, ' ').trim()
    if (safeName(text, Number.POSITIVE_INFINITY) !== text) return problem('refused_name', segment)
  }
  if (byteLength(literal) > MAX_TEMPLATE) return problem('too_long', template)
  // All articles of a day would get one name.
  if (!/\{(?:slug|title)\}/.test(template)) return problem('same_name', template)
  const [folder = '', ...rest] = segments
  if (rest.length > 0 && isReserved(folder)) return problem('reserved', folder.trim())
  return undefined
}

function valuesOf({ article, clippedAt, timeZone }: Clip): Record<Token, string> {
  const date = dayOf(article.published ?? '') ?? dayIn(clippedAt, timeZone)
  const [year = '', month = '', day = ''] = date.split('-')
  const slug = slugOf(article)
  const text = (value = '') => cutBytes(safeText(value.replace(RENDERED, ' ')), MAX_TEXT)
  // Jekyll has no address for a name of only signs.
  const title = /[\p{L}\p{Nd}]/u.test(article.title) ? text(article.title) : slug
  return { date, year, month, day, slug, title, publisher: text(article.publisher), language: text(article.language) }
}

/** A leading sign from the article hides the file or reads as an option; in the template it is intended. */
const fill = (segment: string, values: Record<Token, string>) => {
  const filled = segment.replace(TOKEN, (_, name: string) => (isToken(name) ? values[name] : ''))
  return segment.startsWith('{') ? filled.replace(/^[-_.~\s]+/, '') : filled
}

/**
 * Where a clip goes, relative to the archive. Whatever the template and article say, every part is a safe name of at
 * most 240 bytes, nothing leaves the archive or enters the folders of pictures and sidecars, and the file ends in
 * `.md`. Undated articles are filed under the day of clipping.
 */
export function pathOf(template: string, clip: Clip): string {
  const values = valuesOf(clip)
  const segments = template.split('/').filter((segment) => !/^[.\s]*$/.test(segment))
  const last = (segments.pop() ?? '').replace(/\.md$/i, '')
  const folders = segments.map((segment) => safeName(fill(segment, values), MAX_NAME)).filter(Boolean)
  const stem = safeName(fill(last, values), MAX_NAME - EXTENSION.length) || values.slug
  // A publisher may be named so.
  const [top, ...deeper] = folders
  const safe = top !== undefined && isReserved(top) ? [`${top}-2`, ...deeper] : folders
  return [...safe, stem + EXTENSION].join('/')
}

/** The path of the n-th clip of one name: `name.md` → `name-2.md`. */
export function withSuffix(path: string, n: number): string {
  const start = path.lastIndexOf('/') + 1
  const suffix = `-${n}${EXTENSION}`
  const stem = path.slice(start, -EXTENSION.length)
  return path.slice(0, start) + cutBytes(stem, MAX_NAME - suffix.length) + suffix
}
