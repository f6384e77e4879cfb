import type { ProblemCode } from '../utils/problem'
import { useWords } from './words'

interface Props {
  code: ProblemCode
  /** Untranslated, as the browser put it: for a bug report. */
  detail?: string
}

/** What went wrong and what to do about it. */
export function ProblemWords({ code, detail }: Props) {
  const t = useWords()
  return (
    <>
      <p class="problem-what">{t(`problem_${code}`)}</p>
      <p class="problem-help">{t(`problem_${code}_help`)}</p>
      {detail && detail !== code && <p class="problem-detail">{t('technical_detail', detail)}</p>}
    </>
  )
}
