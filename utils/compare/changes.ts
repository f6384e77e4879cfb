import type { Article, Moment } from '../article'
import { epochOf } from '../moment'

/** What of an article is compared besides its text, in the order it is told. What is volatile by nature (`modified`) is not. */
const COMPARED = ['title', 'authors', 'agency', 'publisher', 'published', 'description', 'section', 'tags'] as const

export type ComparedField = (typeof COMPARED)[number]

/** Whatever its spaces and its way of composing letters, a text reads the same. */
const read = (text = ''): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

const instant = (moment: Moment = ''): string => String(epochOf(moment) ?? moment)

function textOf(article: Article, field: ComparedField): string {
  switch (field) {
    case 'authors':
      return article.authors.map(read).join('\n')
    case 'tags':
      return article.tags.map(read).sort().join('\n')
    case 'published':
      return instant(article.published)
    default:
      return read(article[field])
  }
}

/** "3 hours ago" gives another date each time it is read. */
const isCountedBack = ({ evidence }: Article): boolean =>
  evidence.published?.[0]?.source.startsWith('relative:') === true

/** The fields that say something else in the two articles. */
export const changedFields = (before: Article, after: Article): ComparedField[] =>
  COMPARED.filter((field) => {
    if (field === 'published' && [before, after].some(isCountedBack)) return false
    return textOf(before, field) !== textOf(after, field)
  })

/** The text, a paragraph each. */
export const paragraphsOf = ({ text }: Pick<Article, 'text'>): string[] => text.split('\n').map(read).filter(Boolean)

/** The same picture may be served from many hosts in many sizes: only its file's name is compared. */
const picturesOf = ({ images }: Article): string =>
  [...new Set(images.map(({ url }) => url.split(/[?#]/, 1)[0]?.split('/').at(-1)))].sort().join('\n')

export const arePicturesChanged = (before: Article, after: Article): boolean => picturesOf(before) !== picturesOf(after)

/** Whether two articles say the same, whenever and however they were written to a file. */
export const isUnchanged = (before: Article, after: Article): boolean =>
  changedFields(before, after).length === 0 &&
  paragraphsOf(before).join('\n') === paragraphsOf(after).join('\n') &&
  !arePicturesChanged(before, after)
