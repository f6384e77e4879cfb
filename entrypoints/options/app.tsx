import { useEffect, useState } from 'preact/hooks'
import { DestinationList } from '../../components/destinations/destination-list'
import { Keys } from '../../components/options/keys'
import { OptionsForm } from '../../components/options/options-form'
import { TroubleNotice } from '../../components/shared/trouble-notice'
import { useFollowed } from '../../components/shared/use-followed'
import { type Translate, useWords } from '../../components/shared/words'
import { followAccount } from '../../utils/browser/account/follow-account'
import { assignedKeys, type Command, openKeySettings } from '../../utils/browser/commands'
import { send } from '../../utils/browser/messages/messages'
import { destinationWorld, whereAt } from '../../utils/browser/outbox/destinations'
import { offersFolders } from '../../utils/browser/outbox/folders'
import { followSecretNames } from '../../utils/browser/outbox/secrets'
import { unattended } from '../../utils/browser/trouble'
import { kinds, openDestination } from '../../utils/destinations'
import { presetById, presets } from '../../utils/presets'
import { render } from '../../utils/render/render'
import { activeDestinations, type Settings } from '../../utils/settings'
import { AllowPage } from './allow-page'
import { destinationActions, newDestination } from './destination-actions'
import { Provenance } from './provenance'
import { useFolders } from './use-folders'
import { useSettings } from './use-settings'

interface Props {
  settings: Settings
  commands: readonly Command[]
  /** Whether the user lets Pressclip read `file://` pages. */
  files: boolean
}

export function App(props: Props) {
  const t = useWords()
  const [settings, update] = useSettings(props.settings)
  const secrets = useFollowed(followSecretNames) ?? {}
  const account = useFollowed(followAccount)
  const destinations = destinationActions(update)
  const folders = useFolders(settings.destinations, update)
  const [commands, setCommands] = useState(props.commands)
  const [advised, advise] = useState(false)
  const [hash, setHash] = useState(location.hash)

  useEffect(() => {
    const follow = () => setHash(location.hash)
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])

  useEffect(() => {
    // Keys are changed on another page: look again when the user comes back.
    const look = () => unattended(assignedKeys().then(setCommands))
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [])

  const asked = settings.destinations.find(({ id }) => hash === `#allow=${id}`)
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
        <AllowPage key={asked.id} destination={asked} />
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
        examples={activeDestinations(settings).map((destination) => ({
          destination,
          where: whereAt(destination, example(settings, t)),
        }))}
        onChange={update}
      />
      <DestinationList
        {...destinations}
        saved={(destination) => secrets[destination] ?? []}
        onSave={async (change) => {
          const saved = await destinations.onSave(change)
          if (saved) await folders.askForGood(change.destination)
          return saved
        }}
        onRemove={(destination) => destinations.onRemove(destination).then(() => folders.drop(destination))}
        destinations={settings.destinations}
        kinds={kinds}
        notOffered={offersFolders() ? {} : { folder: t('destination_folder_not_offered') }}
        whereOf={(destination) => whereAt(destination, '')}
        canTest={(kind) => openDestination(newDestination(kind), {}, destinationWorld())?.test !== undefined}
        draft={newDestination}
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
