import { useState } from 'preact/hooks'
import { Field } from '../shared/field'
import { type MessageKey, useWords } from '../shared/words'
import type { Candidate } from './candidates'
import { type EditableField, fieldError } from './edits'
import { CandidateList, Source } from './evidence'
import { isRelative } from './evidence-words'

interface Props {
  field: EditableField
  /** The current text. */
  text: string
  /** Every value the page states, the chosen one first. */
  candidates: readonly Candidate[]
  /** The chosen format omits it. */
  unwritten: boolean
  /** The article's language, to pick the fonts. */
  lang?: string
  onEdit: (text: string) => void
}

const HINTS: Partial<Record<EditableField, MessageKey>> = {
  authors: 'list_hint',
  tags: 'list_hint',
  published: 'moment_hint',
  modified: 'moment_hint',
}

const PROSE = new Set<EditableField>(['title', 'authors', 'agency', 'publisher', 'tags', 'section', 'description'])

/** One field of the article: its value, where it was found, and what else the page says. */
export function ArticleField({ field, text, candidates, unwritten, lang, onEdit }: Props) {
  const t = useWords()
  const [isOpen, setOpen] = useState(false)
  const label = t(`field_${field}`)
  const error = fieldError(field, text)
  const hint = HINTS[field]
  const id = `field-${field}`
  const shared = { label, text, candidates }
  const prose = {
    lang: PROSE.has(field) ? lang : undefined,
    dir: PROSE.has(field) ? ('auto' as const) : ('ltr' as const),
  }
  const close = () => {
    setOpen(false)
    document.getElementById(`${id}-source`)?.focus()
  }
  return (
    <Field
      name={field}
      label={label}
      value={text}
      onInput={onEdit}
      unwritten={unwritten}
      error={error && t(error)}
      hint={hint && t(hint)}
      note={momentNote(field, text, candidates, t)}
      kind={field === 'title' ? 'wrapped' : field === 'description' ? 'lines' : 'line'}
      {...prose}
      inputMode={field === 'image' || field === 'url' ? 'url' : undefined}
      source={
        <Source
          id={`${id}-source`}
          {...shared}
          isOpen={isOpen}
          controls={`${id}-candidates`}
          onToggle={() => setOpen(!isOpen)}
        />
      }
    >
      {isOpen && (
        <CandidateList
          id={`${id}-candidates`}
          {...shared}
          {...prose}
          onPick={(picked) => {
            onEdit(picked)
            close()
          }}
          onClose={close}
        />
      )}
    </Field>
  )
}

const CLOCK_WITHOUT_ZONE = /[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/

/** A caveat about a time, if there is one. */
function momentNote(
  field: EditableField,
  text: string,
  candidates: readonly Candidate[],
  t: (key: MessageKey) => string,
) {
  if (field !== 'published' && field !== 'modified') return undefined
  const taken = candidates.find((candidate) => candidate.text === text)
  if (taken?.sources.every(isRelative)) return t('moment_relative')
  return CLOCK_WITHOUT_ZONE.test(text.trim()) ? t('moment_no_zone') : undefined
}
