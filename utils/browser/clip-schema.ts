import * as v from 'valibot'
import type { Article, Clip } from '../article'
import { PROBLEMS } from '../problem'
import type { Reading } from './read-copy'

const text = v.string()
const optional = v.optional(text)
const count = v.optional(v.number())

const Image = v.object({ url: text, alt: optional, caption: optional, width: count, height: count })

const ArticleSchema: v.GenericSchema<Article> = v.object({
  ...{ url: text, title: text, authors: v.array(text), agency: optional, publisher: optional },
  ...{ published: optional, modified: optional, language: optional, direction: v.optional(v.picklist(['rtl'])) },
  ...{ description: optional, section: optional, tags: v.array(text) },
  ...{ image: v.optional(Image), images: v.array(Image), paywalled: v.optional(v.boolean()) },
  ...{ html: text, markdown: text, text },
  evidence: v.record(text, v.array(v.object({ value: text, source: text }))),
})

const scope = v.picklist(['article', 'selection', 'page'])

/** A clip as it crosses from a page to the background; what no format knows is left behind. */
export const ClipSchema: v.GenericSchema<Clip> = v.object({
  article: ArticleSchema,
  scope,
  clippedAt: v.number(),
  timeZone: text,
  since: v.optional(v.number()),
  updated: optional,
})

/** What comes out of the page that reads hostile ones. */
export const ReadingSchema: v.GenericSchema<Reading> = v.object({
  result: v.union([
    v.object({ article: ArticleSchema, scope, hasSelection: v.boolean() }),
    v.object({ problem: v.picklist(PROBLEMS), detail: optional, hasSelection: v.boolean() }),
  ]),
  written: v.array(text),
})
