import { useLayoutEffect, useRef } from 'preact/hooks'
import { useWords } from '../shared/words'
import type { Candidate } from './candidates'
import { sourceName, sourceWords } from './evidence-words'

interface SourceProps {
  id: string
  /** The field's label. */
  label: string
  /** The current text. */
  text: string
  candidates: readonly Candidate[]
  isOpen: boolean
  /** The list's id. */
  controls: string
  onToggle: () => void
}

/** Where the field's text comes from; opens the list of other values if the page states any. */
export function Source({ id, label, text, candidates, isOpen, controls, onToggle }: SourceProps) {
  const t = useWords()
  const taken = candidates.find((candidate) => candidate.text === text)
  const words = text.trim() ? (taken ? sourceWords(taken.sources[0] ?? '', t) : t('evidence_yours')) : t('missing')
  if (candidates.length === 0 && !text.trim()) {
    return (
      <span class="source missing" id={id}>
        <bdi>{t('evidence_none')}</bdi>
      </span>
    )
  }
  const others = candidates.length - (taken ? 1 : 0)
  if (others === 0) {
    return (
      <span class="source" id={id} title={taken?.sources.join('\n')}>
        <bdi>{words}</bdi>
      </span>
    )
  }
  return (
    <button
      type="button"
      class={`source${text.trim() ? '' : ' missing'}`}
      id={id}
      title={words}
      aria-expanded={isOpen}
      aria-controls={isOpen ? controls : undefined}
      aria-label={t('evidence_open', label, words, String(others))}
      onClick={onToggle}
    >
      <bdi>{words}</bdi>
      <span class="others" dir="ltr">
        {t('evidence_others', String(others))}
      </span>
    </button>
  )
}

interface ListProps {
  id: string
  label: string
  text: string
  candidates: readonly Candidate[]
  /** The article's language, for the values. */
  lang?: string
  dir: 'auto' | 'ltr'
  onPick: (text: string) => void
  onClose: () => void
}

/** Every value the page states for a field. A key or click takes one, arrows move, Escape closes. */
export function CandidateList({ id, label, text, candidates, lang, dir, onPick, onClose }: ListProps) {
  const t = useWords()
  const list = useRef<HTMLUListElement>(null)
  // Before painting: a key pressed at once must find the focus in the list.
  useLayoutEffect(() => {
    const buttons = buttonsIn(list.current)
    const taken = buttons.find((button) => button.ariaPressed === 'true')
    const first = taken ?? buttons[0]
    first?.focus()
    first?.scrollIntoView?.({ block: 'nearest' })
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Escape') onClose()
    else if (step) {
      const buttons = buttonsIn(list.current)
      const at = buttons.indexOf(event.target as HTMLButtonElement)
      buttons.at((at + step) % buttons.length)?.focus()
    } else return
    // Escape would close the popup, arrows would scroll it.
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <ul class="candidates" id={id} ref={list} aria-label={t('evidence_list', label)} onKeyDown={onKeyDown}>
      {candidates.map(({ text: value, sources }) => (
        <li key={value}>
          <button type="button" aria-pressed={value === text} onClick={() => onPick(value)}>
            <span class="value" lang={lang} dir={dir}>
              {value}
            </span>
            <span class="from">
              <bdi>{sourceWords(sources[0] ?? '', t)}</bdi>
              <bdi class="names">{sources.map(sourceName).filter(isTechnical).join(' · ')}</bdi>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** The words before it already say "text". */
const isTechnical = (name: string): boolean => name !== 'text'

const buttonsIn = (list: HTMLElement | null): HTMLButtonElement[] => Array.from(list?.querySelectorAll('button') ?? [])
