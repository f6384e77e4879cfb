import { useEffect, useState } from 'preact/hooks'
import { PlaceList } from '../../components/destinations/place-list'
import { Keys } from '../../components/options/keys'
import { OptionsForm } from '../../components/options/options-form'
import { TroubleNotice } from '../../components/shared/trouble-notice'
import { useFollowed } from '../../components/shared/use-followed'
import { type Translate, useWords } from '../../components/shared/words'
import { followAccount } from '../../utils/browser/account/follow-account'
import { assignedKeys, type Command, openKeySettings } from '../../utils/browser/commands'
import { send } from '../../utils/browser/messages/messages'
import { offersFolders } from '../../utils/browser/outbox/folders'
import { outside, whereAt } from '../../utils/browser/outbox/places'
import { followSecretNames } from '../../utils/browser/outbox/secrets'
import { unattended } from '../../utils/browser/trouble'
import { kinds, openPlace } from '../../utils/destinations'
import { presetById, presets } from '../../utils/presets'
import { render } from '../../utils/render/render'
import { activePlaces, type Settings } from '../../utils/settings'
import { AllowPage } from './allow-page'
import { newPlace, placeActions } from './place-actions'
import { Provenance } from './provenance'
import { useFolders } from './use-folders'
import { useSettings } from './use-settings'

interface Props {
  settings: Settings
  commands: readonly Command[]
  /** Whether the person lets Pressclip read `file://` pages. */
  files: boolean
}

export function App(props: Props) {
  const t = useWords()
  const [settings, update] = useSettings(props.settings)
  const secrets = useFollowed(followSecretNames) ?? {}
  const account = useFollowed(followAccount)
  const places = placeActions(update)
  const folders = useFolders(settings.places, update)
  const [commands, setCommands] = useState(props.commands)
  const [advised, advise] = useState(false)
  const [hash, setHash] = useState(location.hash)

  useEffect(() => {
    const follow = () => setHash(location.hash)
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])

  useEffect(() => {
    // Keys are changed on another page: look again when the person comes back.
    const look = () => unattended(assignedKeys().then(setCommands))
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [])

  const asked = settings.places.find(({ id }) => hash === `#allow=${id}`)
  const header = (
    <header>
      <img src="/icon/96.png" alt="" />
      <h1>{t('options_title')}</h1>
    </header>
  )
  if (asked) {
    return (
      <main>
        {header}
        <AllowPage key={asked.id} place={asked} />
      </main>
    )
  }
  return (
    <main>
      {header}
      {account?.trouble && (
        <TroubleNotice
          trouble={account.trouble}
          onCopy={(text) => navigator.clipboard.writeText(text)}
          onDismiss={() => unattended(send('dismissTrouble', null))}
        />
      )}
      <p class="intro">{t('options_intro')}</p>
      <OptionsForm
        settings={settings}
        presets={presets}
        examples={activePlaces(settings).map((place) => ({ place, where: whereAt(place, example(settings, t)) }))}
        onChange={update}
      />
      <PlaceList
        {...places}
        saved={(place) => secrets[place] ?? []}
        onSave={async (change) => {
          const saved = await places.onSave(change)
          if (saved) await folders.askForGood(change.place)
          return saved
        }}
        onRemove={(place) => places.onRemove(place).then(() => folders.drop(place))}
        places={settings.places}
        kinds={kinds}
        notOffered={offersFolders() ? {} : { folder: t('place_folder_not_offered') }}
        whereOf={(place) => whereAt(place, '')}
        canTest={(kind) => openPlace(newPlace(kind), {}, outside())?.test !== undefined}
        draft={newPlace}
        picker={folders.picker}
        note={folders.note}
      />
      <Provenance settings={settings} onChange={update} />
      <Keys
        keys={commands.map(({ name, description, keys }) => ({
          does: name === '_execute_action' ? t('options_key_popup') : description,
          key: keys,
        }))}
        onChange={() => unattended(openKeySettings().then((opened) => advise(!opened)))}
        advice={advised ? t('options_keys_firefox') : undefined}
      />
      {/* Firefox has no such switch. */}
      {!import.meta.env.FIREFOX && (
        <section aria-labelledby="rights-heading">
          <h2 id="rights-heading">{t('options_rights')}</h2>
          <p>{t(props.files ? 'options_rights_on' : 'options_rights_off')}</p>
        </section>
      )}
      <p>
        <a href="/waiting.html">{t('waiting_link')}</a>
      </p>
    </main>
  )
}

/** Where an article of today would go, in the archive. */
function example(settings: Settings, t: Translate): string {
  const clippedAt = Date.now()
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const article = {
    ...{ url: 'https://news.example/', title: t('sample_title'), publisher: t('sample_publisher') },
    ...{ published: new Date(clippedAt).toISOString(), language: t('ui_language') },
    ...{ authors: [], tags: [], images: [], html: '', markdown: '', text: '', evidence: {} },
  }
  const clip = { article, scope: 'article', clippedAt, timeZone } as const
  const [file] = render(clip, presetById(settings.preset), settings)
  return file.path
}
