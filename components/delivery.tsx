import { useState } from 'preact/hooks'
import type { Receipt } from '../utils/destinations/destination'
import type { Job } from '../utils/library/job'
import type { ProblemCode } from '../utils/problem'
import { ProblemWords } from './problem-words'
import { type MessageKey, useWords } from './words'

/** How far a clip has come, from the button to its places. */
export type DeliveryState =
  | { state: 'idle' }
  | { state: 'saving' }
  /** Nothing was committed. `earlier`: the clip was the menu's or the keyboard's. */
  | { state: 'failed'; code: ProblemCode; detail?: string; earlier?: boolean }
  /** Committed: it can no longer be lost. A job for every place, once they are known. */
  | { state: 'kept'; jobs: readonly Job[]; earlier?: boolean }

interface Props {
  delivery: DeliveryState
  /** The name of the place with this id. */
  nameOf: (place: string) => string
  onShow: (receipt: Receipt) => Promise<void>
  onCopy: (path: string) => Promise<void>
  onRetry: () => void
}

/** The state of the clip, announced as it changes; at its end the receipts or the reasons there are none. */
export function Delivery({ delivery, nameOf, onShow, onCopy, onRetry }: Props) {
  const t = useWords()
  const jobs = delivery.state === 'kept' ? delivery.jobs : []
  const problems = jobs.filter(({ problem }) => problem)
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
      {delivery.state === 'kept' && jobs.length === 0 && <p class="good">{t('saved_delivering')}</p>}
      {jobs.map((job) => (
        <section key={job.id} class="delivery-place">
          {jobs.length > 1 && <h3>{nameOf(job.destination)}</h3>}
          {job.receipt ? (
            <ReceiptNote receipt={job.receipt} onShow={onShow} onCopy={onCopy} />
          ) : job.problem ? (
            <ProblemWords code={job.problem.code} detail={job.problem.detail} />
          ) : (
            <p class="good">{t('saved_delivering')}</p>
          )}
        </section>
      ))}
      {problems.length > 0 && <p>{t('kept')}</p>}
      {(problems.length > 0 || delivery.state === 'failed') && (
        <div class="actions">
          <button type="button" onClick={onRetry}>
            {t('retry')}
          </button>
          {problems.length > 0 && (
            <a href="/waiting.html" target="_blank" rel="noreferrer">
              {t('waiting_link')}
            </a>
          )}
        </div>
      )}
    </div>
  )
}

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
