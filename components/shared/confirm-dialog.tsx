import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { useWords } from './words'

interface Props {
  question: string
  explanation: string
  yes: string
  /** Answering yes loses nothing. */
  harmless?: boolean
  /** More questions. */
  children?: ComponentChildren
  onYes: () => void
  /** Called after either answer, and on Escape. */
  onClose: () => void
}

/** Asks before doing something, mostly irreversible. Opens when rendered; focuses Cancel, or `children` if any. */
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
