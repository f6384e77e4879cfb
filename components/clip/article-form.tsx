import { Fragment } from 'preact'
import type { Field } from '../../utils/article'
import { useWords } from '../shared/words'
import { ArticleField } from './article-field'
import type { Candidate } from './candidates'
import { EDITABLE, type EditableField } from './edits'
import { sourceWords } from './evidence-words'

interface Props {
  values: Record<EditableField, string>
  /** Every value the page states for a field. */
  candidates: Record<EditableField, readonly Candidate[]>
  /** Where the page says the article is paywalled, if it does. */
  paywall?: string
  /** The fields the chosen format writes. */
  writes: readonly Field[]
  /** The article's language. */
  lang?: string
  onEdit: (field: EditableField, text: string) => void
}

/** Every field found in the article, with its evidence and editable. */
export function ArticleForm({ values, candidates, paywall, writes, lang, onEdit }: Props) {
  const t = useWords()
  // Few articles come from an agency: hide the empty field.
  const fields = EDITABLE.filter((field) => field !== 'agency' || values.agency || candidates.agency.length > 0)
  return (
    <fieldset class="article-form" aria-label={t('form_label')}>
      {fields.map((field) => (
        <Fragment key={field}>
          <ArticleField
            field={field}
            text={values[field]}
            candidates={candidates[field]}
            unwritten={!writes.includes(field)}
            lang={lang}
            onEdit={(text) => onEdit(field, text)}
          />
          {field === 'title' && paywall && (
            <p class="paywall">
              {t('paywalled')}
              <bdi class="source">{sourceWords(paywall, t)}</bdi>
            </p>
          )}
        </Fragment>
      ))}
      {fields.some((field) => !writes.includes(field)) && <p class="legend">{t('unwritten_legend')}</p>}
    </fieldset>
  )
}
