import type { Article, Moment } from '../article'
import { epochOf } from '../moment'

/** The fields compared besides the text, in the order they are shown. Volatile ones (`modified`) are left out. */
const COMPARED = ['title', 'authors', 'agency', 'publisher', 'published', 'description', 'section', 'tags'] as const

export type ComparedField = (typeof COMPARED)[number]

/** White space and Unicode composition do not change how a text reads. */
const normalise = (text = ''): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

const instant = (moment: Moment = ''): string => String(epochOf(moment) ?? moment)

function textOf(article: Article, field: ComparedField): string {
  switch (field) {
    case 'authors':
      return article.authors.map(normalise).join('\n')
    case 'tags':
      return article.tags.map(normalise).sort().join('\n')
    case 'published':
      return instant(article.published)
    default:
      return normalise(article[field])
  }
}

/** "3 hours ago" gives a different date at every clip. */
const isDateRelative = ({ evidence }: Article): boolean =>
  evidence.published?.[0]?.source.startsWith('relative:') === true

/** The fields whose meaning differs between the two articles. */
export const changedFields = (before: Article, after: Article): ComparedField[] =>
  COMPARED.filter((field) => {
    if (field === 'published' && [before, after].some(isDateRelative)) return false
    return textOf(before, field) !== textOf(after, field)
  })

/** The text as paragraphs. */
export const paragraphsOf = ({ text }: Pick<Article, 'text'>): string[] =>
  text.split('\n').map(normalise).filter(Boolean)

/** Compares only file names: the same picture may be served from several hosts in several sizes. */
const picturesOf = ({ images }: Article): string =>
  [...new Set(images.map(({ url }) => url.split(/[?#]/, 1)[0]?.split('/').at(-1)))].sort().join('\n')

export const arePicturesChanged = (before: Article, after: Article): boolean => picturesOf(before) !== picturesOf(after)

/** Whether two articles say the same, no matter when they were clipped or in which format. */
export const isUnchanged = (before: Article, after: Article): boolean =>
  changedFields(before, after).length === 0 &&
  paragraphsOf(before).join('\n') === paragraphsOf(after).join('\n') &&
  !arePicturesChanged(before, after)
