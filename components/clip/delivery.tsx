import { useState } from 'preact/hooks'
import type { MissingPicture } from '../../utils/article'
import type { Receipt } from '../../utils/destinations/shared/destination'
import type { DeliveryState } from '../../utils/outbox/delivery-state'
import type { Job } from '../../utils/outbox/job'
import { ProblemWords } from '../shared/problem-words'
import { type MessageKey, useWords } from '../shared/words'
import { MissingPictures } from './missing-pictures'

interface Props {
  delivery: DeliveryState
  /** The name of the destination with this id. */
  nameOf: (destination: string) => string
  onShow: (receipt: Receipt) => Promise<void>
  onCopy: (path: string) => Promise<void>
  onRetry: () => void
  /** Fetch these pictures of the kept clip again. */
  onRetryPictures: (missing: readonly MissingPicture[]) => void
}

/** The state of the clip, announced as it changes; finally the receipts, or why there are none. */
export function Delivery({ delivery, nameOf, onShow, onCopy, onRetry, onRetryPictures }: Props) {
  const t = useWords()
  const jobs = delivery.state === 'kept' ? delivery.jobs : []
  const missing = missingOf(jobs)
  const problems = jobs.filter(({ problem }) => problem)
  const lapsed = problems.find(({ problem }) => problem?.code === 'permission_needed')
  // Space can be freed in the waiting list.
  const isFull = delivery.state === 'failed' && delivery.code === 'storage_full'
  return (
    <div class={`delivery is-${delivery.state}`} role="status">
      {delivery.state === 'saving' && <p>{t('saving')}</p>}
      {'earlier' in delivery && delivery.earlier && <p class="quiet">{t('earlier_failure')}</p>}
      {delivery.state === 'failed' && (
        <>
          <ProblemWords code={delivery.code} detail={delivery.detail} />
          <p>{t('not_kept')}</p>
        </>
      )}
      {delivery.state === 'kept' && jobs.length === 0 && <p>{t('saved_delivering')}</p>}
      {jobs.map((job) => (
        <section key={job.id} class="delivery-destination">
          {jobs.length > 1 && <h3>{nameOf(job.destination)}</h3>}
          {job.receipt ? (
            <ReceiptNote receipt={job.receipt} onShow={onShow} onCopy={onCopy} />
          ) : job.problem ? (
            <ProblemWords code={job.problem.code} detail={job.problem.detail} />
          ) : (
            <p>{t(job.state === 'gathering' ? 'gathering' : 'saved_delivering')}</p>
          )}
        </section>
      ))}
      {missing.length > 0 && (
        <MissingPictures
          missing={missing}
          onRetry={jobs.every(({ state }) => state === 'done') ? () => onRetryPictures(missing) : undefined}
        />
      )}
      {problems.length > 0 && <p>{t('kept')}</p>}
      {(problems.length > 0 || delivery.state === 'failed') && (
        <div class="actions">
          {lapsed && (
            // A popup cannot show the browser's prompt for a folder.
            <a
              class="button primary"
              href={`/options.html#allow=${lapsed.destination}`}
              target="_blank"
              rel="noreferrer"
            >
              {t('waiting_allow')}
            </a>
          )}
          <button type="button" onClick={onRetry}>
            {t('retry')}
          </button>
          {(problems.length > 0 || isFull) && (
            <a href="/waiting.html" target="_blank" rel="noreferrer">
              {t('waiting_link')}
            </a>
          )}
        </div>
      )}
    </div>
  )
}

/** Each picture once, even if several destinations lack it. */
const missingOf = (jobs: readonly Job[]): MissingPicture[] => [
  ...new Map(jobs.flatMap(({ receipt }) => receipt?.missing ?? []).map((one) => [one.url, one])).values(),
]

function ReceiptNote({ receipt, onShow, onCopy }: { receipt: Receipt } & Pick<Props, 'onShow' | 'onCopy'>) {
  const t = useWords()
  const [said, say] = useState<MessageKey>()
  return (
    <>
      <p class="good">{t('saved')}</p>
      <p class="path" dir="ltr">
        {receipt.name}
      </p>
      {receipt.kept && <p class="quiet">{t('receipt_kept', receipt.kept)}</p>}
      {receipt.edited && <p class="quiet">{t('receipt_edited')}</p>}
      <div class="actions">
        {receipt.handle && (
          <button
            type="button"
            onClick={() =>
              onShow(receipt).then(
                () => say(undefined),
                () => say('show_failed'),
              )
            }
          >
            {t('show_in_folder')}
          </button>
        )}
        <button
          type="button"
          onClick={() =>
            onCopy(receipt.name).then(
              () => say('copied'),
              () => say('copy_failed'),
            )
          }
        >
          {t('copy')}
        </button>
        <span class="said">{said && t(said)}</span>
      </div>
    </>
  )
}
