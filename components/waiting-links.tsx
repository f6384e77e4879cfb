import { useRef } from 'preact/hooks'
import type { ProblemCode } from '../utils/problem'
import { ProblemWords } from './problem-words'
import { useKeptFocus } from './use-kept-focus'
import { useWords } from './words'

/** A link whose article is not in the archive yet. */
export interface WaitingLink {
  url: string
  /** Its text in the page; may be empty. */
  title: string
  /** Why it waits; without one it is being read. */
  problem?: { code: ProblemCode; detail: string }
}

interface Props {
  /** The newest first. */
  links: readonly WaitingLink[]
  /** Ask for the right to read the link's site, and clip it. */
  onAllow: (link: WaitingLink) => void
  onRetry: (link: WaitingLink) => void
  onDiscard: (link: WaitingLink) => void
}

/** Reading it once more may give something else. */
const PASSING: ReadonlySet<ProblemCode> = new Set(['link_failed', 'unreadable', 'storage_full', 'storage_failed'])

/** Every link that was to be clipped and could not be, why, and what can be done about it. */
export function WaitingLinks({ links, onAllow, onRetry, onDiscard }: Props) {
  const t = useWords()
  const list = useRef<HTMLUListElement>(null)
  const keepFocus = useKeptFocus(list, links.map(({ url }) => url).join(' '))
  return (
    <section class="waiting-links" aria-labelledby="links-heading">
      <h2 id="links-heading">{t('links_title')}</h2>
      <p class="intro">{t('links_intro')}</p>
      <ul class="waiting-list" ref={list} onFocusCapture={keepFocus}>
        {links.map((link, i) => (
          <Item key={link.url} id={`link-${i}`} link={link} onAllow={onAllow} onRetry={onRetry} onDiscard={onDiscard} />
        ))}
      </ul>
    </section>
  )
}

function Item({ id, link, onAllow, onRetry, onDiscard }: { id: string; link: WaitingLink } & Omit<Props, 'links'>) {
  const t = useWords()
  const { url, title, problem } = link
  const button = { type: 'button', 'aria-describedby': id } as const
  return (
    <li data-item tabIndex={-1} aria-labelledby={id}>
      <h3>
        <span id={id} dir="auto">
          {title || url}
        </span>
        {!problem && <span class="state">{t('links_reading')}</span>}
      </h3>
      {title && (
        <p class="path" dir="ltr">
          {url}
        </p>
      )}
      {problem && <ProblemWords code={problem.code} detail={problem.detail} />}
      <div class="actions">
        {problem?.code === 'link_permission' && (
          <button {...button} onClick={() => onAllow(link)}>
            {t('links_allow')}
          </button>
        )}
        {problem && PASSING.has(problem.code) && (
          <button {...button} onClick={() => onRetry(link)}>
            {t('retry')}
          </button>
        )}
        <a href={url} target="_blank" rel="noreferrer" aria-describedby={id}>
          {t('links_open')}
        </a>
        {problem && (
          <button {...button} class="danger" onClick={() => onDiscard(link)}>
            {t('waiting_discard')}
          </button>
        )}
      </div>
    </li>
  )
}
