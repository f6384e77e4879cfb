import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { useWords } from './words'

interface Props {
  question: string
  explanation: string
  yes: string
  /** Nothing is lost by the answer. */
  harmless?: boolean
  /** More to be answered. */
  children?: ComponentChildren
  onYes: () => void
  /** Called after either answer, and on Escape. */
  onClose: () => void
}

/** Asks before something is done, most often what cannot be undone. Opens when rendered; the safe answer has the focus. */
export function ConfirmDialog({ question, explanation, yes, harmless, children, onYes, onClose }: Props) {
  const t = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} aria-labelledby="confirm-question" aria-describedby="confirm-explanation" onClose={onClose}>
      <h2 id="confirm-question">{question}</h2>
      <p id="confirm-explanation" dir="auto">
        {explanation}
      </p>
      {children}
      <div class="actions">
        <button type="button" autofocus={!children} onClick={() => dialog.current?.close()}>
          {t('cancel')}
        </button>
        <button
          type="button"
          class={harmless ? 'primary' : 'danger'}
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
