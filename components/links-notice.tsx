import type { WaitingLink } from './waiting-links'
import { useWords } from './words'

/** Tells of the links clicked in this tab whose articles could not be clipped, and where they wait. */
export function LinksNotice({ links }: { links: readonly WaitingLink[] }) {
  const t = useWords()
  return (
    <section class="notice" role="alert">
      <p class="problem-what">{t('links_failed')}</p>
      <ul>
        {links.map(({ url, title, problem }) => (
          <li key={url}>
            <bdi>{title || url}</bdi>
            {problem && <p class="problem-help">{t(`problem_${problem.code}`)}</p>}
          </li>
        ))}
      </ul>
      <a href="/waiting.html" target="_blank" rel="noreferrer">
        {t('waiting_link')}
      </a>
    </section>
  )
}
