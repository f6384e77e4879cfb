import { examplePath } from '../../components/options/example-path'
import { FileAccess } from '../../components/options/file-access'
import { OptionsForm } from '../../components/options/options-form'
import { PageHeader } from '../../components/shared/page-header'
import { useFollowed } from '../../components/shared/use-followed'
import { useWords } from '../../components/shared/words'
import { followAccount } from '../../utils/browser/account/follow-account'
import type { Command } from '../../utils/browser/commands'
import { whereAt } from '../../utils/browser/outbox/destinations'
import { followHash } from '../../utils/browser/page-events'
import { presets } from '../../utils/presets'
import { activeDestinations, type Settings } from '../../utils/settings'
import { Trouble } from '../shared/trouble'
import { AllowPage } from './allow-page'
import { Destinations } from './destinations'
import { KeyOptions } from './key-options'
import { Provenance } from './provenance'
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
  const account = useFollowed(followAccount)
  const hash = useFollowed(followHash) ?? location.hash
  const asked = settings.destinations.find(({ id }) => hash === `#allow=${id}`)
  const path = examplePath(settings, t, Date.now())
  return (
    <main>
      <PageHeader title={t('options_title')} />
      {asked ? (
        <AllowPage key={asked.id} destination={asked} />
      ) : (
        <>
          <Trouble account={account} />
          <p class="intro">{t('options_intro')}</p>
          <OptionsForm
            settings={settings}
            presets={presets}
            examples={activeDestinations(settings).map((one) => ({ destination: one, where: whereAt(one, path) }))}
            onChange={update}
          />
          <Destinations settings={settings} update={update} />
          <Provenance settings={settings} onChange={update} />
          <KeyOptions first={props.commands} />
          {/* Firefox has no such switch. */}
          {!import.meta.env.FIREFOX && <FileAccess allowed={props.files} />}
          <p>
            <a href="/waiting.html">{t('waiting_link')}</a>
          </p>
        </>
      )}
    </main>
  )
}
