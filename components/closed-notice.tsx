import { ProblemWords } from './problem-words'

interface Props {
  /** Addresses of the pages; empty where the browser did not tell one. */
  urls: readonly string[]
}

/** Tells of clips that came to nothing because their tab was closed, where nobody could be told in the tab itself. */
export function ClosedNotice({ urls }: Props) {
  return (
    <section class="notice" role="alert">
      <ProblemWords code="tab_closed" />
      <ul>
        {urls.filter(Boolean).map((url) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer" dir="ltr">
              {url}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
