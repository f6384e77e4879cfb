import { useState } from 'preact/hooks'
import type { Receipt } from '../utils/destinations/destination'
import type { ProblemCode } from '../utils/problem'
import { ProblemWords } from './problem-words'
import { type MessageKey, useWords } from './words'

/** How far a clip has come, from the button to the disk. */
export type DeliveryState =
  | { state: 'idle' }
  | { state: 'saving' }
  /** Committed: it can no longer be lost. */
  | { state: 'saved' }
  | { state: 'done'; receipt: Receipt }
  /** `kept`: the clip was committed before it failed. `earlier`: it was the menu's or the keyboard's. */
  | { state: 'failed'; code: ProblemCode; detail?: string; kept: boolean; earlier?: boolean }

interface Props {
  delivery: DeliveryState
  onShow: (receipt: Receipt) => Promise<void>
  onCopy: (path: string) => Promise<void>
  onRetry: () => void
}

/** The state of the clip, announced as it changes; at its end the receipt or the reason there is none. */
export function Delivery({ delivery, onShow, onCopy, onRetry }: Props) {
  const t = useWords()
  return (
    <div class={`delivery is-${delivery.state}`} role="status">
      {delivery.state === 'saving' && <p>{t('saving')}</p>}
      {delivery.state === 'saved' && <p class="good">{t('saved_delivering')}</p>}
      {delivery.state === 'done' && <ReceiptNote receipt={delivery.receipt} onShow={onShow} onCopy={onCopy} />}
      {delivery.state === 'failed' && (
        <>
          {delivery.earlier && <p class="quiet">{t('earlier_failure')}</p>}
          <ProblemWords code={delivery.code} detail={delivery.detail} />
          <p>{t(delivery.kept ? 'kept' : 'not_kept')}</p>
          <div class="actions">
            <button type="button" onClick={onRetry}>
              {t('retry')}
            </button>
            {delivery.kept && (
              <a href="/waiting.html" target="_blank" rel="noreferrer">
                {t('waiting_link')}
              </a>
            )}
          </div>
        </>
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
      <div class="actions">
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
