import { useMemo } from 'preact/hooks'
import type { Article } from '../../utils/article'
import { type Comparison, compare, compareWords, type Paragraph, type Words } from '../../utils/compare/compare'
import { useWords } from '../shared/words'
import { fieldText } from './edits'

export { compare }

interface Props {
  before: Article
  after: Article
  comparison?: Comparison
}

/** Total ms for comparing words; after that, whole paragraphs are shown as changed. */
const PATIENCE = 400

type Row = { kind: 'same'; count: number } | { kind: 'added' | 'removed' | 'changed'; words: Words[] }

/** What changed in an article, word by word: additions underlined, removals struck through, both labelled. */
export function ChangesView({ before, after, comparison }: Props) {
  const t = useWords()
  const { fields, rows } = useMemo(() => {
    const until = performance.now() + PATIENCE
    const words = (old: string, now: string) => compareWords(old, now, after.language, until - performance.now())
    return {
      fields: (comparison?.fields ?? []).map((field) => ({
        field,
        words: words(fieldText(before, field), fieldText(after, field)),
      })),
      rows: rowsOf(comparison?.paragraphs ?? [], words),
    }
  }, [before, after, comparison])
  return (
    <div class="changes">
      <p class="legend">
        <ins>{t('change_added')}</ins> <del>{t('change_removed')}</del>
      </p>
      {fields.length > 0 && (
        <dl>
          {fields.map(({ field, words }) => (
            <div key={field}>
              <dt>{t(`field_${field}`)}</dt>
              <dd lang={after.language} dir="auto">
                <Marked words={words} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {comparison?.pictures && <p class="quiet">{t('changes_pictures')}</p>}
      <div class="article-body" lang={after.language} dir={after.direction ?? 'ltr'}>
        {rows.map((row, i) =>
          row.kind === 'same' ? (
            <p key={i} class="quiet" lang={t('ui_language')} dir="auto">
              {t(row.count === 1 ? 'changes_same_one' : 'changes_same', row.count.toLocaleString(t('ui_language')))}
            </p>
          ) : (
            <p key={i} class={`is-${row.kind}`}>
              <Marked words={row.words} />
            </p>
          ),
        )}
      </div>
    </div>
  )
}

function rowsOf(paragraphs: readonly Paragraph[], words: (old: string, now: string) => Words[]): Row[] {
  const rows: Row[] = []
  for (const paragraph of paragraphs) {
    const last = rows.at(-1)
    if (paragraph.kind === 'changed') rows.push({ kind: 'changed', words: words(paragraph.before, paragraph.after) })
    else if (paragraph.kind !== 'same') rows.push({ kind: paragraph.kind, words: [paragraph] as Words[] })
    else if (last?.kind === 'same') last.count++
    else rows.push({ kind: 'same', count: 1 })
  }
  return rows
}

function Marked({ words }: { words: readonly Words[] }) {
  const t = useWords()
  return (
    <>
      {words.map(({ kind, text }, i) => {
        if (kind === 'same') return text
        const Tag = kind === 'added' ? 'ins' : 'del'
        return (
          <Tag key={i}>
            <span class="spoken">{t(`change_${kind}`)}: </span>
            {text}
          </Tag>
        )
      })}
    </>
  )
}
