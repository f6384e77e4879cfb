import type { Article, Clip, Scope } from '../../utils/article'
import { type Candidate, candidates } from './candidates'
import { applyEdits, EDITABLE, type EditableField, type Edits, fieldText } from './edits'

/** A clip of the article that was read, with the user's edits. */
export const editedClip = (read: { article: Article; scope: Scope }, edits: Edits, clippedAt: number): Clip => ({
  article: applyEdits(read.article, edits),
  scope: read.scope,
  clippedAt,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
})

/** The text of every field, and what the page states for it. */
export const fieldsOf = (article: Article, edits: Edits) => ({
  values: ofEach((field) => edits[field] ?? fieldText(article, field)),
  candidates: ofEach((field): readonly Candidate[] => candidates(article, field)),
})

const ofEach = <T>(give: (field: EditableField) => T): Record<EditableField, T> =>
  Object.fromEntries(EDITABLE.map((field) => [field, give(field)])) as Record<EditableField, T>
