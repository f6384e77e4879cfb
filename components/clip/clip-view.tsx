import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Article, ClipFile, Scope } from '../../utils/article'
import type { DeliveryState } from '../../utils/outbox/delivery-state'
import type { Job } from '../../utils/outbox/job'
import type { Preset } from '../../utils/render/preset'
import { Choice } from '../shared/choice'
import { OptionsLink } from '../shared/options-link'
import { presetName } from '../shared/preset-name'
import { Tabs } from '../shared/tabs'
import { useWords } from '../shared/words'
import { ArticleBody } from './article-body'
import { ArticleForm } from './article-form'
import type { Candidate } from './candidates'
import { Delivery } from './delivery'
import { EDITABLE, type EditableField, fieldError } from './edits'
import { WhereItGoes } from './where-it-goes'
import { countWords } from './word-count'

interface Props {
  /** The article as edited. */
  article: Article
  /** The text of every field, as typed. */
  values: Record<EditableField, string>
  /** Every value the page states for a field. */
  candidates: Record<EditableField, readonly Candidate[]>
  /** The file to be written now. */
  file: ClipFile
  /** Every destination it goes to; empty until they are known. */
  destinations: readonly { name: string; where: string }[]
  presets: readonly Preset[]
  preset: Preset
  scope: Scope
  hasSelection: boolean
  delivery: DeliveryState
  /** What was saved of this article before; the callback shows the changes. */
  saved?: (showChanges: () => void) => ComponentChildren
  /** This clip replaces an earlier text. */
  updates: boolean
  /** What has changed since. */
  changes?: () => ComponentChildren
  onEdit: (field: EditableField, text: string) => void
  onPreset: (id: string) => void
  onScope: (scope: Scope) => void
  onClip: () => void
  onRetry: () => void
  onRetryPictures: Parameters<typeof Delivery>[0]['onRetryPictures']
  nameOf: Parameters<typeof Delivery>[0]['nameOf']
  onShow: Parameters<typeof Delivery>[0]['onShow']
  onCopy: Parameters<typeof Delivery>[0]['onCopy']
}

/** The popup once the page is read: what was found, what will be written, and the Clip button. */
export function ClipView(props: Props) {
  const { article, values, candidates, file, destinations, preset, delivery, changes } = props
  const t = useWords()
  const root = useRef<HTMLElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const wrong = EDITABLE.find((field) => fieldError(field, values[field]))
  const busy = delivery.state === 'saving' || (delivery.state === 'kept' && !delivery.jobs.some(hasOutcome))
  const clip = () => {
    if (!wrong && !busy) props.onClip()
  }
  const [tab, chooseTab] = useState('preview')
  const showChanges = () => {
    chooseTab('changes')
    // The tab exists already; the next render selects it.
    const row = root.current?.querySelector<HTMLElement>('#tab-changes')
    row?.focus({ preventScroll: true })
    row?.scrollIntoView?.({ block: 'start' })
  }
  const { count, unit } = useMemo(() => countWords(article.text, article.language), [article.text, article.language])

  // Keyboard users then need only one more key, and may press it at once.
  useLayoutEffect(() => button.current?.focus({ preventScroll: true }), [])

  // Before painting: a key pressed at once must see what the last one typed.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!asksToClip(event, root.current)) return
      event.preventDefault()
      clip()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  })

  return (
    <main class="clip-view" ref={root}>
      <div class="scroller">
        <ArticleForm
          {...{ values, candidates }}
          paywall={article.evidence.paywalled?.[0]?.source}
          writes={preset.writes}
          lang={article.language}
          onEdit={props.onEdit}
        />
        <Tabs
          label={t('tabs_label')}
          chosen={tab}
          onChoose={chooseTab}
          tabs={[
            {
              id: 'preview',
              label: t('tab_preview'),
              panel: () => <ArticleBody html={article.html} lang={article.language} dir={article.direction} />,
            },
            {
              id: 'file',
              label: t('tab_file'),
              panel: () => <FileText text={String(file.content)} lang={article.language} />,
            },
            ...(changes ? [{ id: 'changes', label: t('tab_changes'), panel: changes }] : []),
          ]}
          aside={<p class="count">{t(`count_${unit}`, count.toLocaleString(t('ui_language')))}</p>}
        />
      </div>
      <footer class="bar">
        {delivery.state === 'idle' && (
          <>
            {props.saved?.(showChanges)}
            <WhereItGoes destinations={destinations} />
          </>
        )}
        <Delivery
          delivery={delivery}
          nameOf={props.nameOf}
          onShow={props.onShow}
          onCopy={props.onCopy}
          onRetry={props.onRetry}
          onRetryPictures={props.onRetryPictures}
        />
        <div class="controls">
          <Choice
            name="format"
            label={t('field_format')}
            value={preset.id}
            options={props.presets.map(({ id }) => [id, presetName(t, id)])}
            onChoose={props.onPreset}
          />
          <Choice
            name="scope"
            label={t('field_scope')}
            value={props.scope}
            options={SCOPES.filter((s) => s !== 'selection' || props.hasSelection || s === props.scope).map((s) => [
              s,
              t(`scope_${s}`),
            ])}
            onChoose={(chosen) => props.onScope(chosen as Scope)}
          />
          <OptionsLink />
          <button
            type="button"
            class="primary"
            id="clip"
            ref={button}
            disabled={Boolean(wrong)}
            aria-disabled={busy}
            aria-describedby={wrong && 'clip-blocked'}
            onClick={clip}
          >
            {t(props.updates && (delivery.state === 'idle' || delivery.state === 'saving') ? 'update' : 'clip')}
          </button>
        </div>
        {wrong && (
          <p class="field-error" id="clip-blocked" role="alert">
            {t('clip_blocked', t(`field_${wrong}`))}
          </p>
        )}
      </footer>
    </main>
  )
}

const hasOutcome = ({ state, problem }: Job): boolean => state === 'done' || problem !== undefined

const SCOPES: readonly Scope[] = ['article', 'selection', 'page']

/** Enter in a single-line field, Ctrl/Cmd+Enter anywhere; never the Enter that confirms an IME composition. */
function asksToClip(event: KeyboardEvent, root: HTMLElement | null): boolean {
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return false
  if (event.ctrlKey || event.metaKey) return true
  const field = event.target
  if (!(field instanceof HTMLElement) || !root?.contains(field) || event.shiftKey || event.altKey) return false
  return field.matches('input[type=text], textarea[data-single-line=true]')
}

function FileText({ text, lang }: { text: string; lang?: string }) {
  return (
    <pre class="file-text" dir="ltr" lang={lang}>
      {text}
    </pre>
  )
}
