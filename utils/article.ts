/**
 * A time with the precision and zone that the page states, nothing added (ISO 8601):
 * `2026-10-07` | `2026-10-07T19:46` (clock, zone unknown; seconds optional) |
 * `2026-10-07T19:46:00+08:00` | `2026-10-07T11:46:00.000Z`.
 */
export type Moment = string

/** A picture of the article. `url` is absolute; width and height are CSS pixels. */
export interface Image {
  url: string
  alt?: string
  caption?: string
  width?: number
  height?: number
}

/** A picture shown in the body. `html` and `markdown` are the offsets of its address in those texts. */
export interface BodyPicture {
  url: string
  /** The page gives it at most one pixel in width and height. */
  isTrackingPixel?: boolean
  html: number
  markdown?: number
}

/** The parts of an article that are extracted, shown with their evidence, and editable. */
export type Field =
  | 'url'
  | 'title'
  | 'authors'
  | 'agency'
  | 'publisher'
  | 'published'
  | 'modified'
  | 'language'
  | 'description'
  | 'section'
  | 'tags'
  | 'image'
  | 'paywalled'

/** An article's body as written. */
export type Body = Pick<Article, 'html' | 'markdown' | 'bodyPictures'>

/** One candidate for a field and its source (`json-ld`, `og:title`, `byline`, `url` …). */
export interface Evidence {
  value: string
  source: string
}

/** What a page says and how we know it. Plain JSON: returned from capture, stored, compared, rendered. */
export interface Article {
  /** Canonical URL, without tracking parameters or AMP. */
  url: string
  /** Empty if the page has none. */
  title: string
  /** People, one name each: no "By", no job titles, never the publisher itself. */
  authors: string[]
  /** AFP, Xinhua, dpa … */
  agency?: string
  /** The name a reader would use: "大纪元", "Le Monde". */
  publisher?: string
  published?: Moment
  modified?: Moment
  /** BCP 47. */
  language?: string
  direction?: 'rtl'
  description?: string
  section?: string
  tags: string[]
  /** The lead image. */
  image?: Image
  /** Every picture of the body, in reading order, the lead image first. */
  images: Image[]
  paywalled?: boolean
  /** Sanitised body: absolute URLs, semantic tags only, block elements joined without whitespace between them. */
  html: string
  /** In the order of `html`; missing in articles that earlier versions have kept. */
  bodyPictures?: BodyPicture[]
  /** Pictures embedded in the page itself (`data:`), by the stand-in address used in `html` and `markdown`. */
  written?: Record<string, Blob>
  /** The same body as CommonMark with GFM tables and strikethrough, safe for kramdown; Liquid is left to the preset. */
  markdown: string
  /** The same body as plain text, one block a line: for search, fingerprint and word count. */
  text: string
  /** Every candidate found, the winner first. */
  evidence: Partial<Record<Field, Evidence[]>>
}

/** What becomes the body: the article found, the user's selection, or the whole page. */
export type Scope = 'article' | 'selection' | 'page'

/** An article as the user wants it kept, with when and where it was clipped. */
export interface Clip {
  article: Article
  scope: Scope
  /** Milliseconds since the epoch, UTC. */
  clippedAt: number
  /** IANA name of the user's time zone: an undated article is filed under the day it was clipped there. */
  timeZone: string
  /** When the article was first clipped, if earlier: milliseconds since the epoch, UTC. */
  since?: number
  /** When this text replaced an earlier one, in UTC. */
  updated?: Moment
}

/** Why a picture was not kept; each has a message in `public/_locales`, `picture_<code>`. */
export type PictureProblem =
  | 'permission'
  | 'refused'
  | 'network'
  | 'slow'
  | 'not_picture'
  | 'too_big'
  | 'too_many'
  | 'no_room'
  | 'interrupted'

/** A picture that stays linked to its site instead of being saved. */
export interface MissingPicture {
  url: string
  reason: PictureProblem
}

/** A file to write. `path` is relative to the archive, with `/`, and safe on every system. */
export interface ClipFile {
  path: string
  /** Media type; text/markdown for posts (Chromium renames .md served as text/plain). */
  type: string
  /** Text is written as UTF-8. */
  content: string | Uint8Array<ArrayBuffer>
  /** One of a numbered series (`…/1.md`): takes the next free number and never replaces a file. */
  numbered?: boolean
}

/** The post, and the files that belong to it: pictures, revisions, sidecars. */
export type ClipFiles = readonly [post: ClipFile, ...others: ClipFile[]]
