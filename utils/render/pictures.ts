import type { Article, ClipFile } from '../article'
import { destination } from '../extract/output/markdown/link'
import { isStandIn } from '../extract/page/written-out'
import { pictureMode, type Settings } from '../settings'
import { pictureType } from './picture-type'
import type { Pictures, Preset } from './preset'
import { PICTURES } from './reserved'
import { sha256 } from './sha256'

export const NONE: Pictures = new Map()

/** Hexadecimal digits of the hash: two different pictures never meet. */
const DIGITS = 32

/** Attributes are written in one order by `extract/output/serialise.ts`, `src` first; no value holds a quotation mark or an angle bracket. */
const IMG = /<img src="([^"]*)"([^<>]*)>/g

const REFERENCES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#123': '{' }

/** Undoes the escapes of `extract/output/serialise.ts` and of `guard-liquid.ts`. */
const unescapeHtml = (value: string) => value.replace(/&(amp|lt|gt|quot|#123);/g, (_, name) => REFERENCES[name] ?? '')
const escapeHtml = (value: string) =>
  value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** As its page says, a picture of one pixel: it counts readers and shows nothing. */
const countsReaders = (attributes: string) => / width="[01]" height="[01]"/.test(attributes)

/**
 * The addresses of the pictures that the archive keeps with an article in this format: those that the post shows, the
 * lead picture first. Where the format does not write it, that is the first one of the body. Pictures written out in
 * the page are on no site where they could stay, and are kept always.
 */
export function wantedPictures(
  { image, html }: Pick<Article, 'image' | 'html'>,
  { id, writes }: Pick<Preset, 'id' | 'writes'>,
  settings: Pick<Settings, 'pictures'>,
): string[] {
  const shown = [...html.matchAll(IMG)].filter(([, , rest = '']) => !countsReaders(rest))
  const lead = image && writes.includes('image') ? [image.url] : []
  const all = [...lead, ...shown.map(([, src = '']) => unescapeHtml(src))]
  const distinct = [...new Set(all)].filter((url) => /^(?:https?|data):/i.test(url))
  const mode = pictureMode(settings, id)
  return mode === 'all' ? distinct : distinct.filter((url, n) => isStandIn(url) || (mode === 'lead' && n === 0))
}

/**
 * A picture as a file of the archive, named after its content: the same picture is one file, wherever it was shown.
 * Digits and small letters only, so that no disk takes two names for one. Undefined when the bytes are no picture.
 */
export async function pictureFile(content: Uint8Array<ArrayBuffer>): Promise<ClipFile | undefined> {
  const found = pictureType(content)
  if (!found) return undefined
  const name = (await sha256(content)).slice(0, DIGITS)
  return { path: `${PICTURES}/${name.slice(0, 2)}/${name}.${found.extension}`, type: found.type, content }
}

/** The way from a post to a file of the archive, as a relative address: `../images/ab/….jpg`. */
export const relativePath = (post: string, path: string): string => '../'.repeat(post.split('/').length - 1) + path

/** A picture written out in its own address, and the paragraph or figure that holds nothing else. */
const WRITTEN_OUT = /<(p|figure)><img src="(data:[^"]*)"[^<>]*><\/\1>|<img src="(data:[^"]*)"[^<>]*>/g

/** The article without the pictures written out in their own addresses that are no files of the archive. */
export function withoutWrittenOut<A extends Pick<Article, 'html' | 'markdown'>>(article: A, kept: Pictures): A {
  if (!article.html.includes('<img src="data:')) return article
  const html = article.html.replace(WRITTEN_OUT, (whole, _, alone?: string, inline?: string) =>
    kept.has(alone ?? inline ?? '') ? whole : '',
  )
  const markdown = article.markdown.replace(PIECES, (whole, code?: string, label?: string, at = '') => {
    if (label === undefined) return code === undefined ? whole.replace(WRITTEN_OUT, '') : whole
    return at.startsWith('data:') && !kept.has(at) ? '' : whole
  })
  return { ...article, html, markdown }
}

/** A body in HTML with every kept picture linked anew. Call it after `guardHtml`: a link may be Liquid. */
export const relinkHtml = (html: string, links: Pictures): string =>
  html.replace(IMG, (whole, src: string, rest: string) => {
    const written = links.get(unescapeHtml(src))
    return written === undefined ? whole : `<img src="${escapeHtml(written)}"${rest}>`
  })

/**
 * What `extract/output/markdown/markdown.ts` may have written, whichever comes first: a table or code block kept as HTML on its line,
 * code (its backticks are the only ones), a picture (no bracket in its description is bare).
 */
const PIECES =
  /^[ >\d.*+-]*<(?:table|pre)\b.*$|(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)|(!\[(?:\\.|[^[\]\\])*\]\()([^()\s]*)\)/gm

/**
 * A body in Markdown with every kept picture linked anew; code that looks like a picture stays as it is.
 * Call it after `guardMarkdown`: a link may be Liquid.
 */
export function relinkMarkdown(markdown: string, links: Pictures): string {
  const byDestination = new Map(Array.from(links, ([url, link]) => [destination(url), link]))
  return markdown.replace(PIECES, (whole, code?: string, label?: string, at?: string) => {
    if (label === undefined) return code === undefined ? relinkHtml(whole, links) : whole
    const link = byDestination.get(at ?? '')
    // A link that is Liquid has spaces.
    return link === undefined ? whole : `${label}${/\s/.test(link) ? `<${link}>` : link})`
  })
}
