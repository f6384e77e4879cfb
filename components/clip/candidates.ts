import type { Article } from '../../utils/article'
import { listText } from '../shared/list-text'
import { momentText } from '../shared/moment-text'
import { type EditableField, fieldText } from './edits'

/** A value the page states for a field, as the user sees it, with every place that states it. */
export interface Candidate {
  text: string
  sources: string[]
}

/** Every value the page states for a field, the chosen one first. @param article before any edit */
export function candidates(article: Article, field: EditableField): Candidate[] {
  const found = new Map<string, string[]>()
  for (const [i, { value, source }] of (article.evidence[field] ?? []).entries()) {
    const text = i === 0 ? fieldText(article, field) : textOf(field, value)
    if (text) found.set(text, [...(found.get(text) ?? []), source])
  }
  return Array.from(found, ([text, sources]) => ({ text, sources }))
}

/** Evidence stores lists as JSON arrays: a tag or name may contain a comma. */
function textOf(field: EditableField, value: string): string {
  if (field === 'tags' || field === 'authors') return listText(JSON.parse(value))
  return field === 'published' || field === 'modified' ? momentText(value) : value
}
