import { Readability } from '@mozilla/readability'
import type { Extracted } from '../extracted'

/** Readability takes its document apart, so users have to clone the page first. */
export default function readability(document: Document): Extracted {
  const start = performance.now()
  const copy = document.cloneNode(true) as Document
  const cloned = performance.now()
  const found = new Readability(copy).parse()
  const parts = { clone: cloned - start, parse: performance.now() - cloned }
  return {
    title: found?.title ?? undefined,
    authors: found?.byline ? [found.byline] : [],
    published: found?.publishedTime ?? undefined,
    tags: [],
    html: found?.content ?? '',
    parts,
  }
}
