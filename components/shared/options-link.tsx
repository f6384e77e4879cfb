import { useWords } from './words'

export function OptionsLink() {
  const t = useWords()
  const name = t('options_link')
  return (
    <a class="icon-link" href="/options.html" target="_blank" rel="noreferrer" title={name} aria-label={name}>
      <Sliders />
    </a>
  )
}

const Sliders = () => (
  <svg viewBox="0 0 24 24" width="18" height="18" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
    <path d="M3 7h9m6 0h3M3 17h3m6 0h9" />
    <circle cx="15" cy="7" r="3" />
    <circle cx="9" cy="17" r="3" />
  </svg>
)
