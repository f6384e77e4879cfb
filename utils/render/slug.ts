import type { Article } from '../article'
import { shortHash } from '../short-hash'
import { cutBytes } from './safe-name'

/** In UTF-8; leaves room for the date, a suffix and `.md` in a name's 255 bytes. */
const MAX_BYTES = 200

/** Segments that identify no article: kinds of pages, views of a page, page numbers, a month with its day (`0915`). */
const GENERIC = new RegExp(
  '^(?:index|default|amp|articles?|artikel|story|stories|news|posts?|node|item|view|details?|content|read|show|print|' +
    'full|single|mobile|home|main|html?|(?:page|p|seite|part|teil)?[-_]?\\d{0,2}|0\\d[0-3]\\d|.)$',
  'i',
)

/** A year, month or day: `2023`, `2023-09`, `20230915`, `2023_09_15`. */
const DATES =
  /(?<!\d)(?:19|20)\d\d(?:[-_.]?(?:0[1-9]|1[0-2])[-_.]?(?:0[1-9]|[12]\d|3[01])|[-_.](?:0?[1-9]|1[0-2]))?(?!\d)/g

const decode = (segment: string) => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** `n14074508.htm` → `n14074508`; `li.3123456` stays, as it ends in a number. */
const withoutExtension = (segment: string) =>
  segment.replace(/(?<=.)\.[a-z][a-z0-9]{0,5}$/i, '').replace(/(?<=.)\.amp$/i, '')

function segmentsOf(url: string): string[] {
  if (!URL.canParse(url)) return []
  return new URL(url).pathname
    .split('/')
    .filter(Boolean)
    .map((segment) => withoutExtension(decode(segment)))
}

/** A segment without its dates. */
const undated = (segment: string) => segment.replace(DATES, '').replace(/^[-_.]+|(?<![-_.])[-_.]+$/g, '')

const wordsIn = (segment: string): string[] => segment.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean)

/** Three digits in a row, an id like `c4g8x2m1l3yo`, a title of two or more words, or six non-ASCII characters. */
function identifies(segment: string): boolean {
  const rest = undated(segment)
  const words = wordsIn(rest)
  return (
    /\d{3}/.test(rest) ||
    (words.length >= 3 && rest.length >= 8) ||
    (words.length === 2 && rest.length >= 16) ||
    words.some((word) => word.length >= 8 && /\d\D+\d/.test(word)) ||
    (rest.match(/[^\p{ASCII}]/gu)?.length ?? 0) >= 6
  )
}

/** The last segment that identifies the article, skipping those that name nothing (`/n14074508/amp`). */
function idOf(url: string): string | undefined {
  const [last, before] = segmentsOf(url)
    .filter((segment) => !GENERIC.test(undated(segment)))
    .reverse()
  if (last === undefined || !identifies(last)) return undefined
  // `…/why-new-yorkers-got-a-push-alert/500591/`: the words say more than the number after them.
  return before !== undefined && /^\d+$/.test(last) && wordsIn(before).length >= 3 ? before : last
}

/** A URL's own slug keeps its signs; `..` would leave a folder in Jekyll's address. */
const tidy = (text: string, signs: string) =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(new RegExp(`[^\\p{L}\\p{M}\\p{Nd}${signs}]+`, 'gu'), '-')
    .replace(/-*([._])[-._]*/g, '$1')

const trim = (text: string) => text.replace(/^[-._\p{M}]+|[-._]+$/gu, '')

/** Empty unless Jekyll's own slug of it has a letter or digit. */
const slugify = (text: string, signs = '') => {
  const slug = trim(cutBytes(trim(tidy(text, signs)), MAX_BYTES))
  return /[\p{L}\p{Nd}]/u.test(slug) ? slug : ''
}

/**
 * What distinguishes an article from others of its day: the URL's own name for it (`n14074508`), else its title, else
 * the end of the URL, else a hash of the URL. NFC, at most 200 UTF-8 bytes, never empty, safe on every system, and
 * unchanged in Jekyll's addresses (`slugify`, mode `pretty`).
 */
export function slugOf({ url, title }: Pick<Article, 'url' | 'title'>): string {
  const candidates = [
    () => slugify(idOf(url) ?? '', '._'),
    () => slugify(title),
    () => slugify(segmentsOf(url).at(-1) ?? '', '._'),
  ]
  for (const candidate of candidates) {
    const slug = candidate()
    if (slug) return slug
  }
  return shortHash(url)
}
