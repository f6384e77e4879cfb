import type { Field } from '../utils/article'
import { ArticleField } from './article-field'
import type { Candidate } from './candidates'
import { EDITABLE, type EditableField } from './edits'
import { useWords } from './words'

interface Props {
  values: Record<EditableField, string>
  /** Every value the page states for a field. */
  candidates: Record<EditableField, readonly Candidate[]>
  /** The fields the chosen format writes. */
  writes: readonly Field[]
  /** The article's language. */
  lang?: string
  onEdit: (field: EditableField, text: string) => void
}

/** Everything that was understood of the article, each part with its evidence and open to correction. */
export function ArticleForm({ values, candidates, writes, lang, onEdit }: Props) {
  const t = useWords()
  return (
    <fieldset class="article-form" aria-label={t('form_label')}>
      {EDITABLE.map((field) => (
        <ArticleField
          key={field}
          field={field}
          text={values[field]}
          candidates={candidates[field]}
          unwritten={!writes.includes(field)}
          lang={lang}
          onEdit={(text) => onEdit(field, text)}
        />
      ))}
      {EDITABLE.some((field) => !writes.includes(field)) && <p class="legend">{t('unwritten_legend')}</p>}
    </fieldset>
  )
}
