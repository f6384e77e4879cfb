import type { Field as ArticleField } from '../utils/article'
import { EDITABLE, type EditableField, fieldError } from './edits'
import { Field } from './field'
import { type MessageKey, useWords } from './words'

interface Props {
  values: Record<EditableField, string>
  /** The fields the chosen format writes. */
  writes: readonly ArticleField[]
  /** The article's language: text is set in its script's fonts. */
  lang?: string
  onEdit: (field: EditableField, text: string) => void
}

const HINTS: Partial<Record<EditableField, MessageKey>> = {
  authors: 'list_hint',
  tags: 'list_hint',
  published: 'moment_hint',
  modified: 'moment_hint',
}

const PROSE = new Set<EditableField>(['title', 'authors', 'publisher', 'tags', 'section', 'description'])

/** Everything that was understood of the article, each part open to correction. */
export function ArticleForm({ values, writes, lang, onEdit }: Props) {
  const t = useWords()
  return (
    <fieldset class="article-form" aria-label={t('form_label')}>
      {EDITABLE.map((field) => {
        const text = values[field]
        const error = fieldError(field, text)
        const hint = HINTS[field]
        return (
          <Field
            key={field}
            name={field}
            label={t(`field_${field}`)}
            value={text}
            onInput={(typed) => onEdit(field, typed)}
            missing={!text.trim()}
            unwritten={!writes.includes(field)}
            error={error && t(error)}
            hint={hint && t(hint)}
            kind={field === 'title' ? 'wrapped' : field === 'description' ? 'lines' : 'line'}
            lang={PROSE.has(field) ? lang : undefined}
            dir={PROSE.has(field) ? 'auto' : 'ltr'}
            inputMode={field === 'image' ? 'url' : undefined}
          />
        )
      })}
      {EDITABLE.some((field) => !writes.includes(field)) && <p class="legend">{t('unwritten_legend')}</p>}
    </fieldset>
  )
}
