import type { Moment } from '../../article'
import { dayIn, dayOf, precisionOf } from '../../moment'
import { blockList, knownLine, quoted, updatedLine } from '../../render/front-matter'
import { guardNote, guardProperty } from '../../render/guard-obsidian'
import { NONE } from '../../render/pictures'
import { placePictures } from '../../render/place-pictures'
import type { Pictures, Preset } from '../../render/preset'
import { obsidianTags } from './tags'

/** An author as a link, as in Obsidian's own clipper: the note of that name lists their articles. */
const author = (name: string) => {
  const linked = name.replace(/[[\]|#^\s]+/g, ' ').trim()
  return linked ? [`[[${guardProperty(linked)}]]`] : []
}

const wordsLine = (key: string, words = '') => knownLine(key, guardProperty(words))

/**
 * Obsidian gives a property one type in the whole vault, so `published` is always a date, the article's own day; the
 * exact moment, if the page states one, goes into its own property.
 */
const publishedLines = (published: Moment = '') => {
  const day = dayOf(published)
  if (!day) return []
  return [`published: ${day}`, ...(precisionOf(published) === 'day' ? [] : [`published_at: ${quoted(published)}`])]
}

/** A link by name works wherever the archive is in the vault; the name is a hash, so it is unique. */
const cover = (url: string | undefined, pictures: Pictures) => {
  const kept = url && pictures.get(url)
  return kept ? `[[${kept.split('/').at(-1)}]]` : url
}

/** A note for Obsidian: properties in its types, a Markdown body. Unknown text and dates have no line. */
export default {
  id: 'obsidian',
  path: 'Clippings/{date} {title}.md',
  writes: ['title', 'url', 'authors', 'published', 'description', 'tags', 'publisher', 'language', 'image'],
  render: (article, { tags, clippedAt, timeZone, updated, pictures = NONE }) => {
    const lines = [
      '---',
      `title: ${quoted(guardProperty(article.title))}`,
      ...knownLine('source', article.url),
      `author:${blockList(article.authors.flatMap(author))}`,
      ...publishedLines(article.published),
      `created: ${dayIn(clippedAt, timeZone)}`,
      ...wordsLine('description', article.description),
      `tags:${blockList(obsidianTags([...article.tags, ...tags]))}`,
      ...wordsLine('publisher', article.publisher),
      ...wordsLine('language', article.language),
      ...knownLine('image', cover(article.image?.url, pictures)),
      ...updatedLine(updated),
      '---',
      guardNote(placePictures(article, 'markdown', pictures).trim()),
    ]
    return `${lines.join('\n')}\n`
  },
} satisfies Preset as Preset
