import Defuddle from 'defuddle'
import type { Extracted } from '../extracted'

/** As its README uses it in a browser, without Markdown. */
export default function defuddle(document: Document, url: string): Extracted {
  const found = new Defuddle(document, { url }).parse()
  return {
    title: found.title,
    authors: found.author ? [found.author] : [],
    published: found.published,
    tags: [],
    html: found.content,
  }
}
