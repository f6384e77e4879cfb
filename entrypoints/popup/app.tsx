import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { candidates } from '../../components/candidates'
import { ClipView } from '../../components/clip-view'
import { ClosedNotice } from '../../components/closed-notice'
import { Delivery } from '../../components/delivery'
import { applyEdits, EDITABLE, type EditableField, fieldText } from '../../components/edits'
import { PageProblem } from '../../components/page-problem'
import { placeName } from '../../components/place-name'
import { type Translate, useWords } from '../../components/words'
import type { Article, Clip, Scope } from '../../utils/article'
import type { CaptureRequest } from '../../utils/browser/capture'
import { writeDraft } from '../../utils/browser/draft'
import { send } from '../../utils/browser/messages'
import type { Receipt } from '../../utils/destinations/destination'
import { presetById, presets } from '../../utils/presets'
import { render } from '../../utils/render/render'
import type { Settings } from '../../utils/settings'
import { type Draft, openSession, type Session } from './session'
import { useCapture } from './use-capture'
import { useDelivery } from './use-delivery'
import { usePlace } from './use-place'

export function App() {
  const [session, setSession] = useState<Session>()
  useEffect(() => {
    void openSession().then(setSession)
  }, [])
  useEffect(() => {
    if (session && session.closed.length > 0) void send('told', null)
  }, [session])
  if (!session) return <Reading />
  return (
    <>
      {session.closed.length > 0 && <ClosedNotice urls={session.closed} />}
      <Page session={session} />
    </>
  )
}

function Reading({ isLarge = false }: { isLarge?: boolean }) {
  const t = useWords()
  return (
    <p class="reading" role="status">
      {t(isLarge ? 'reading_large' : 'reading')}
      {isLarge && <span class="progress" />}
    </p>
  )
}

function Page({ session }: { session: Session }) {
  const { tab, failure } = session
  const [draft, setDraft] = useState(session.draft)
  const latest = useRef(draft)
  const [request, setRequest] = useState<CaptureRequest>(
    () => (!failure?.jobIds && failure?.request) || { scope: draft.scope ?? 'article' },
  )
  const { result, isLarge } = useCapture(tab, request)

  // Written at once: a popup is closed by a click anywhere else.
  const change = (changed: Partial<Draft>) => {
    latest.current = { ...latest.current, ...changed }
    setDraft(latest.current)
    if (tab.id !== undefined) void writeDraft(tab.id, tab.url ?? '', latest.current)
  }
  const delivering = useDelivery(session, (jobIds) => change({ jobIds }))
  const t = useWords()
  const read = (scope: Scope) => {
    change({ scope })
    setRequest({ ...request, scope })
  }

  if (!result) return <Reading isLarge={isLarge} />
  if ('problem' in result) {
    const { delivery } = delivering
    return (
      <main>
        <PageProblem
          code={result.problem}
          detail={result.detail}
          hasSelection={result.hasSelection}
          onScope={read}
          onReadNow={() => setRequest({ ...request, evenIfLoading: true })}
        />
        {delivery.state === 'kept' && (
          <div class="bar">
            <Delivery
              delivery={delivery}
              nameOf={(id) => nameOf(t, session.settings, id)}
              onShow={show}
              onCopy={copy}
              onRetry={delivering.retry}
            />
          </div>
        )}
      </main>
    )
  }
  return <Editor session={session} draft={draft} {...{ result, change, read, delivering }} />
}

interface EditorProps {
  session: Session
  draft: Draft
  result: { article: Article; scope: Scope; hasSelection: boolean }
  change: (changed: Partial<Draft>) => void
  read: (scope: Scope) => void
  delivering: ReturnType<typeof useDelivery>
}

function Editor({ session, draft, result, change, read, delivering }: EditorProps) {
  const t = useWords()
  const { settings } = session
  const preset = presetById(draft.preset ?? settings.preset)
  const [openedAt] = useState(Date.now)
  const clip = useMemo(() => clipOf(result, draft, openedAt), [result, draft.edits, openedAt])
  const file = useMemo(() => render(clip, preset, settings)[0], [clip, preset, settings])
  const place = usePlace(clip, preset, settings)

  const places = (place?.where ?? []).map((one) => ({ name: placeName(t, one), where: one.where }))
  const isOwn = ({ asked = '' }: Receipt) => place?.where.some(({ where }) => where.endsWith(asked)) ?? false
  const earlier = place?.earlier.find(isOwn) ?? place?.earlier[0]
  const { delivery } = delivering
  const edit = (changed: Partial<Draft>) => {
    if (delivery.state !== 'idle') delivering.reset()
    change(changed)
  }
  const save = () => void delivering.save(clipOf(result, draft, Date.now()), preset.id)

  return (
    <ClipView
      article={clip.article}
      values={ofEach((field) => draft.edits[field] ?? fieldText(result.article, field))}
      candidates={ofEach((field) => candidates(result.article, field))}
      file={{ ...file, path: place?.path ?? file.path }}
      places={places}
      presets={presets}
      preset={preset}
      scope={result.scope}
      hasSelection={result.hasSelection}
      delivery={delivery}
      earlier={earlier && { date: dayText(earlier.deliveredAt, t('ui_language')), replaced: isOwn(earlier) }}
      onEdit={(field, text) => edit({ edits: { ...draft.edits, [field]: text } })}
      onPreset={(id) => edit({ preset: id })}
      onScope={(scope) => {
        edit({})
        read(scope)
      }}
      onClip={save}
      nameOf={(id) => nameOf(t, settings, id)}
      onRetry={delivery.state === 'kept' ? delivering.retry : save}
      onShow={show}
      onCopy={copy}
    />
  )
}

function nameOf(t: Translate, { places }: Settings, id: string): string {
  const place = places.find((one) => one.id === id)
  return place ? placeName(t, place) : id
}

const ofEach = <T,>(give: (field: EditableField) => T): Record<EditableField, T> =>
  Object.fromEntries(EDITABLE.map((field) => [field, give(field)])) as Record<EditableField, T>

const clipOf = (result: EditorProps['result'], { edits }: Draft, clippedAt: number): Clip => ({
  article: applyEdits(result.article, edits),
  scope: result.scope,
  clippedAt,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
})

const dayText = (at: number, language: string): string =>
  new Date(at).toLocaleDateString(language, { dateStyle: 'long' })

const copy = (path: string): Promise<void> => navigator.clipboard.writeText(path)

async function show({ handle }: Receipt): Promise<void> {
  const id = Number(handle)
  const [item] = await browser.downloads.search({ id })
  if (!item?.exists) throw new Error('the browser no longer knows this file')
  await browser.downloads.show(id)
}
