import * as v from 'valibot'
import type { Article, Clip, Scope } from '../../article'

export const text = v.string()
export const number = v.number()
export const count = v.optional(number)
export const flag = v.optional(v.boolean())
const optional = v.optional(text)

const Image = v.object({ url: text, alt: optional, caption: optional, width: count, height: count })

const BodyPicture = v.object({
  ...{ url: text, isTrackingPixel: flag },
  ...{ html: number, markdown: count },
})

/** An article as received from a page, others' or ours. */
export const ArticleSchema: v.GenericSchema<Article> = v.object({
  ...{ url: text, title: text, authors: v.array(text), agency: optional, publisher: optional },
  ...{ published: optional, modified: optional, language: optional, direction: v.optional(v.picklist(['rtl'])) },
  ...{ description: optional, section: optional, tags: v.array(text) },
  ...{ image: v.optional(Image), images: v.array(Image), paywalled: flag },
  ...{ html: text, markdown: text, text, bodyPictures: v.optional(v.array(BodyPicture)) },
  evidence: v.record(text, v.array(v.object({ value: text, source: text }))),
})

export const ScopeSchema: v.GenericSchema<Scope> = v.picklist(['article', 'selection', 'page'])

/** A clip as a page sends it to the background; unknown fields are dropped. */
export const ClipSchema: v.GenericSchema<Clip> = v.object({
  article: ArticleSchema,
  scope: ScopeSchema,
  clippedAt: number,
  timeZone: text,
  since: count,
  updated: optional,
})
