import { useWords } from '../shared/words'

/** Says that the page is being read and, if large, takes time. */
export function Reading({ isLarge = false }: { isLarge?: boolean }) {
  const t = useWords()
  return (
    <p class="reading" role="status">
      {t(isLarge ? 'reading_large' : 'reading')}
      {isLarge && <span class="progress" />}
    </p>
  )
}
