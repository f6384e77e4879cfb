import type { Moment } from '../../article'
import { dayIn, dayOf, precisionOf } from '../../moment'
import { blockList, knownLine, quoted, updatedLine } from '../../render/front-matter'
import { guardNote, guardProperty } from '../../render/guard-obsidian'
import { NONE } from '../../render/pictures'
import { placePictures } from '../../render/place-pictures'
import type { Pictures, Preset } from '../../render/preset'
import { obsidianTags } from './tags'

/** An author as a link, as Obsidian's own clipper writes it: the note of a name lists what they wrote. */
const author = (name: string) => {
  const linked = name.replace(/[[\]|#^\s]+/g, ' ').trim()
  return linked ? [`[[${guardProperty(linked)}]]`] : []
}

const wordsLine = (key: string, words = '') => knownLine(key, guardProperty(words))

/**
 * Obsidian gives a property one type in the whole vault, so `published` is always a date, the article's own day;
 * the exact moment, when the page states one, has a property of its own.
 */
const publishedLines = (published: Moment = '') => {
  const day = dayOf(published)
  if (!day) return []
  return [`published: ${day}`, ...(precisionOf(published) === 'day' ? [] : [`published_at: ${quoted(published)}`])]
}

/** As a link by name, which a vault resolves wherever the archive lies in it: a name made of a hash is the only one. */
const cover = (url: string | undefined, pictures: Pictures) => {
  const kept = url && pictures.get(url)
  return kept ? `[[${kept.split('/').at(-1)}]]` : url
}

/** A note for Obsidian: properties as it types them, the body in Markdown. What is unknown has no line. */
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
