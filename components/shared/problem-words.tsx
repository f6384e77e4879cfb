import type { ProblemCode } from '../../utils/problem'
import { type MessageKey, useWords } from './words'

interface Props {
  code: ProblemCode
  /** Untranslated, as the browser put it: for bug reports. */
  detail?: string
  /** What to do, if not the same as for a clip. */
  help?: MessageKey
}

/** What went wrong and what to do about it. */
export function ProblemWords({ code, detail, help = `problem_${code}_help` }: Props) {
  const t = useWords()
  return (
    <>
      <p class="problem-what">{t(`problem_${code}`)}</p>
      <p class="problem-help">{t(help)}</p>
      {detail && detail !== code && <p class="problem-detail">{t('technical_detail', detail)}</p>}
    </>
  )
}
