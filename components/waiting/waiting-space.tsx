import { useWords } from '../shared/words'

interface Props {
  /** Bytes. */
  used: number
  free: number
}

/** Warns that the browser's storage is nearly full, and what that means for the clips. */
export function WaitingSpace({ used, free }: Props) {
  const t = useWords()
  const language = t('ui_language')
  return (
    <section class="waiting-space" role="alert">
      <p class="problem-what">{t('waiting_space', sizeText(used, language), sizeText(free, language))}</p>
      <p>{t('waiting_space_help')}</p>
    </section>
  )
}

function sizeText(bytes: number, language: string): string {
  const [unit, size] = bytes < 1e9 ? (['megabyte', 1e6] as const) : (['gigabyte', 1e9] as const)
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / size)
}
