import type { MissingPicture } from '../../utils/article'
import { useWords } from '../shared/words'

interface Props {
  missing: readonly MissingPicture[]
  /** Absent while they are being fetched again. */
  onRetry?: () => void
}

/** The pictures that stay linked to their site, with the reasons and a retry button. */
export function MissingPictures({ missing, onRetry }: Props) {
  const t = useWords()
  return (
    <details class="missing-pictures">
      <summary>{t('pictures_missing', String(missing.length))}</summary>
      <ul>
        {missing.map(({ url, reason }) => (
          <li key={url}>
            <span class="path" dir="ltr">
              {url}
            </span>{' '}
            {t(`picture_${reason}`)}
          </li>
        ))}
      </ul>
      {onRetry && (
        <button type="button" onClick={onRetry}>
          {t('pictures_retry')}
        </button>
      )}
    </details>
  )
}
