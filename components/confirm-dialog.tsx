import { useLayoutEffect, useRef } from 'preact/hooks'
import { useWords } from './words'

interface Props {
  question: string
  explanation: string
  yes: string
  onYes: () => void
  /** Called after either answer, and on Escape. */
  onClose: () => void
}

/** Asks before something that cannot be undone. Opens when rendered; the safe answer has the focus. */
export function ConfirmDialog({ question, explanation, yes, onYes, onClose }: Props) {
  const t = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} aria-labelledby="confirm-question" aria-describedby="confirm-explanation" onClose={onClose}>
      <h2 id="confirm-question">{question}</h2>
      <p id="confirm-explanation" dir="auto">
        {explanation}
      </p>
      <div class="actions">
        <button type="button" autofocus onClick={() => dialog.current?.close()}>
          {t('cancel')}
        </button>
        <button
          type="button"
          class="danger"
          onClick={() => {
            onYes()
            dialog.current?.close()
          }}
        >
          {yes}
        </button>
      </div>
    </dialog>
  )
}
