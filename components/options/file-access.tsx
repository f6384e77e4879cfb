import { useWords } from '../shared/words'

/** Whether the user lets Pressclip read `file://` pages, and where to change that. */
export function FileAccess({ allowed }: { allowed: boolean }) {
  const t = useWords()
  return (
    <section aria-labelledby="rights-heading">
      <h2 id="rights-heading">{t('options_rights')}</h2>
      <p>{t(allowed ? 'options_rights_on' : 'options_rights_off')}</p>
    </section>
  )
}
