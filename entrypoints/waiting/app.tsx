import { useEffect, useState } from 'preact/hooks'
import { WaitingList } from '../../components/waiting-list'
import { WaitingSpace } from '../../components/waiting-space'
import { useWords } from '../../components/words'
import { send } from '../../utils/browser/messages'
import { askFor } from '../../utils/browser/permissions'
import { originsOf, whereAt } from '../../utils/browser/places'
import { readSettings } from '../../utils/browser/settings'
import { persistStorage, type Space, tightSpace } from '../../utils/browser/storage'
import { library } from '../../utils/library/database'
import type { Job } from '../../utils/library/job'
import { jobs } from '../../utils/library/outbox'
import type { Place, Settings } from '../../utils/settings'
import { Links } from './links'
import { saveAsZip } from './save-as-zip'

/** The background delivers on its own: look often enough to seem live. */
const LOOK = 1000

interface Looked extends Pick<Settings, 'places' | 'removed'> {
  waiting: Job[]
  space?: Space
}

export function App() {
  const t = useWords()
  const [looked, setLooked] = useState<Looked>()
  const [said, say] = useState('')

  const look = async () => {
    const [all, { places, removed }, space] = await Promise.all([jobs(await library()), readSettings(), tightSpace()])
    setLooked({ waiting: all.filter((job) => job.state !== 'done'), places, removed, space })
  }

  useEffect(() => {
    void look()
    void persistStorage()
    const timer = setInterval(look, LOOK)
    return () => clearInterval(timer)
  }, [])

  // The outcome is in the jobs, and so on the page.
  const then = (answer: Promise<unknown>) => {
    say('')
    void answer.catch(() => say(t('waiting_failed'))).then(look)
  }
  const idsOf = (chosen: readonly Job[]) => ({ jobIds: chosen.map(({ id }) => id) })
  const allow = async (place: Place) => {
    if (await askFor({ origins: originsOf(place) })) await send('retryPlace', { place: place.id })
    else say(t('waiting_not_allowed'))
  }
  const zip = async (chosen: readonly Job[]) => {
    say(t('waiting_zip_making'))
    await saveAsZip(chosen).then(
      () => say(t('waiting_zip_made')),
      (cause) => say(t(cause instanceof RangeError ? 'waiting_zip_large' : 'waiting_zip_failed')),
    )
  }

  return (
    <main>
      <header>
        <img src="/icon/96.png" alt="" />
        <h1>{t('waiting_title')}</h1>
      </header>
      {looked?.space && <WaitingSpace {...looked.space} />}
      <p class="said" role="status">
        {said}
      </p>
      <Links />
      {looked && (
        <WaitingList
          jobs={looked.waiting}
          places={looked.places}
          removed={looked.removed}
          whereAt={whereAt}
          now={Date.now()}
          onRetry={(chosen) => then(send('retry', idsOf(chosen)))}
          onRetryPlace={(place) => then(send('retryPlace', { place }))}
          onRedirect={(chosen, place) => then(send('redirect', { ...idsOf(chosen), place }))}
          onDiscard={(chosen) => then(send('discard', idsOf(chosen)))}
          onZip={(chosen) => void zip(chosen)}
          onAllow={(place) => then(allow(place))}
        />
      )}
      <p>
        <a href="/options.html">{t('options_link')}</a>
      </p>
    </main>
  )
}
