import type { Comparison } from '../../utils/compare/compare'
import { type Translate, useWords } from '../shared/words'

interface Props {
  /** When, as localised text. */
  date: string
  /** Set if the same text was clipped from another address. */
  address?: string
  /** Whether the article still says what was saved; absent if that text is no longer known. */
  known?: 'unchanged' | 'changed'
  /** What has changed, once compared. */
  comparison?: Comparison
  /** Saving again writes another path in the archive. */
  stays: boolean
  /** Saving again replaces a file that cannot be read, so it is not put aside. */
  unread: boolean
  onShow: () => void
  onKeepBoth: () => void
}

/** Says that the article was saved before, what has changed, and what the user can do. */
export function SavedBefore({ date, address, known, comparison, stays, unread, onShow, onKeepBoth }: Props) {
  const t = useWords()
  const isChanged = known === 'changed'
  const isOtherText = isChanged && (!comparison || comparison.paragraphs.some(({ kind }) => kind !== 'same'))
  return (
    <div class="saved-before">
      <p>
        {address ? (
          <>
            {t(isOtherText ? 'saved_elsewhere_changed' : 'saved_elsewhere', date)}
            <a href={address} target="_blank" rel="noreferrer" dir="ltr">
              {shortAddress(address)}
            </a>
          </>
        ) : known ? (
          <>
            {t(isChanged ? 'saved_changed' : 'saved_unchanged', date)}
            {comparison && <strong>{summary(comparison, t)}</strong>}
          </>
        ) : (
          t('saved_unknown', date)
        )}
        {!address && stays && <span class="note">{t('saved_stays')}</span>}
        {isChanged && !address && !stays && unread && <span class="note">{t('saved_downloads')}</span>}
      </p>
      {isChanged && (
        <div class="actions">
          <button type="button" disabled={!comparison} onClick={onShow}>
            {t('show_changes')}
          </button>
          {!address && (
            <button type="button" title={t('keep_both_hint')} onClick={onKeepBoth}>
              {t('keep_both')}
            </button>
          )}
        </div>
      )}
    </div>
  )
}

/** `title, 3 paragraphs` */
function summary({ fields, pictures, paragraphs }: Comparison, t: Translate): string {
  const language = t('ui_language')
  const count = paragraphs.filter(({ kind }) => kind !== 'same').length
  const parts = [
    ...fields.map((field) => t(`changed_${field}`)),
    ...(pictures ? [t('changed_pictures')] : []),
    ...(count > 0 ? [t(count === 1 ? 'changed_paragraph' : 'changed_paragraphs', count.toLocaleString(language))] : []),
  ]
  return parts.join(t('list_comma'))
}

/** Enough of an address to show where it leads. */
function shortAddress(address: string): string {
  if (!URL.canParse(address)) return address
  const { host, pathname } = new URL(address)
  const path = pathname.length > 40 ? `${pathname.slice(0, 39)}…` : pathname
  return host.replace(/^www\./, '') + path
}
