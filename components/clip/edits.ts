import type { Article, Field } from '../../utils/article'
import { isRtl, languageTag } from '../../utils/language-tag'
import { parseMoment } from '../../utils/moment'
import { listText, parseList } from '../shared/list-text'
import { momentText } from '../shared/moment-text'
import type { MessageKey } from '../shared/words'

/** The fields a user can correct before clipping, in display order. */
export const EDITABLE = [
  'title',
  'authors',
  'agency',
  'publisher',
  'published',
  'modified',
  'tags',
  'section',
  'language',
  'description',
  'image',
  'url',
] as const satisfies readonly Field[]

export type EditableField = (typeof EDITABLE)[number]

/** What the user typed, by field; untouched fields are absent. */
export type Edits = Partial<Record<EditableField, string>>

/** What the page says for a field, as editable text; empty if it says nothing. */
export function fieldText(article: Article, field: EditableField): string {
  switch (field) {
    case 'authors':
    case 'tags':
      return listText(article[field])
    case 'published':
    case 'modified':
      return momentText(article[field] ?? '')
    case 'image':
      return article.image?.url ?? ''
    default:
      return article[field] ?? ''
  }
}

/** Why the typed text is invalid, if it is. Empty means "not known": fine except for the address. */
export function fieldError(field: EditableField, text: string): MessageKey | undefined {
  // Every page has an address; it may be a local file.
  if (field === 'url') return isAddress(text.trim()) ? undefined : 'address_invalid'
  if (!text.trim()) return
  if (field === 'published' || field === 'modified') return parseMoment(text) ? undefined : 'moment_invalid'
  if (field === 'language') return languageTag(text) ? undefined : 'language_invalid'
  if (field === 'image') return isWebAddress(text.trim()) ? undefined : 'address_invalid'
}

/** The article with the edits. Invalid ones are ignored; `fieldError` says why. */
export function applyEdits(article: Article, edits: Edits): Article {
  const edited = { ...article }
  for (const field of EDITABLE) {
    const text = edits[field]
    if (text !== undefined && !fieldError(field, text)) setField(edited, field, text.trim().replace(/\s+/g, ' '))
  }
  return edited
}

function setField(article: Article, field: EditableField, text: string): void {
  switch (field) {
    case 'title':
      article.title = text
      break
    case 'authors':
    case 'tags':
      article[field] = parseList(text)
      break
    case 'published':
    case 'modified':
      article[field] = parseMoment(text)
      break
    case 'language':
      if (text === article.language) break
      article.language = languageTag(text)
      if (article.language) article.direction = isRtl(article.language) ? 'rtl' : undefined
      break
    case 'image':
      // Alt text and caption belong to the picture that was found, not to another address.
      if (text !== article.image?.url) article.image = text ? { url: text } : undefined
      break
    case 'url':
      article.url = text
      break
    default:
      article[field] = text || undefined
  }
}

const isAddress = (text: string): boolean => /^(?:https?|file|blob):/i.test(text) && URL.canParse(text)
const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text)
