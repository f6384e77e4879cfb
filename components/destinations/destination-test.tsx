import { useState } from 'preact/hooks'
import { ProblemWords } from '../shared/problem-words'
import { useWords } from '../shared/words'
import type { DestinationTested } from './destination-change'

interface Props {
  /** The servers the user was asked about. */
  hosts: () => string
  /** Undefined: the form is invalid. A promise of undefined: it was not allowed. */
  onTest: () => Promise<DestinationTested | undefined> | undefined
}

type Shown = DestinationTested | 'testing' | 'refused' | undefined

/** Tests whether clips could go there, and shows the outcome. */
export function DestinationTest({ hosts, onTest }: Props) {
  const t = useWords()
  const [shown, show] = useState<Shown>()
  const testing = shown === 'testing'

  const test = () => {
    const answer = onTest()
    show(answer && 'testing')
    answer?.then(
      (tested) => show(tested ?? 'refused'),
      (cause) => show({ at: Date.now(), problem: { code: 'server_failed', detail: String(cause) } }),
    )
  }

  return (
    <>
      <button type="button" aria-disabled={testing} onClick={() => testing || test()}>
        {t('destinations_test')}
      </button>
      <div class="tested" role="status">
        {testing && <p>{t('destinations_testing')}</p>}
        {shown === 'refused' && <p class="field-error">{t('destinations_not_allowed', hosts())}</p>}
        {typeof shown === 'object' && <Outcome {...shown} />}
      </div>
    </>
  )
}

function Outcome({ at, problem }: DestinationTested) {
  const t = useWords()
  const time = new Date(at).toLocaleTimeString(t('ui_language'), { timeStyle: 'medium' })
  if (!problem) return <p class="good">{t('destinations_test_good', time)}</p>
  return (
    <>
      <p>{t('destinations_test_bad', time)}</p>
      <ProblemWords {...problem} help="destinations_test_help" />
    </>
  )
}
