import { useWords } from '../shared/words'

/** That the page is being read; of a large one, that it takes its time. */
export function Reading({ isLarge = false }: { isLarge?: boolean }) {
  const t = useWords()
  return (
    <p class="reading" role="status">
      {t(isLarge ? 'reading_large' : 'reading')}
      {isLarge && <span class="progress" />}
    </p>
  )
}
