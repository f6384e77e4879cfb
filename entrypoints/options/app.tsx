import { useEffect, useState } from 'preact/hooks'
import { Keys } from '../../components/keys'
import { OptionsForm } from '../../components/options-form'
import { type Translate, useWords } from '../../components/words'
import { assignedKeys, type Command, openKeySettings } from '../../utils/browser/commands'
import { writeSettings } from '../../utils/browser/settings'
import { folderPath } from '../../utils/destinations/downloads/folder'
import { presetById, presets } from '../../utils/presets'
import { render } from '../../utils/render/render'
import type { Settings } from '../../utils/settings'

interface Props {
  settings: Settings
  commands: readonly Command[]
  /** Whether the person lets Pressclip read `file://` pages. */
  files: boolean
}

export function App(props: Props) {
  const t = useWords()
  const [settings, setSettings] = useState(props.settings)
  const [commands, setCommands] = useState(props.commands)
  const [advised, advise] = useState(false)

  useEffect(() => {
    // Keys are changed on another page: look again when the person comes back.
    const look = () => void assignedKeys().then(setCommands)
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [])

  return (
    <main>
      <header>
        <img src="/icon/96.png" alt="" />
        <h1>{t('options_title')}</h1>
      </header>
      <p class="intro">{t('options_intro')}</p>
      <OptionsForm
        settings={settings}
        presets={presets}
        example={example(settings, t)}
        onChange={(changed) => {
          setSettings(changed)
          return writeSettings(changed)
        }}
      />
      <Keys
        keys={commands.map(({ name, description, keys }) => ({
          does: name === '_execute_action' ? t('options_key_popup') : description,
          key: keys,
        }))}
        onChange={() => void openKeySettings().then((opened) => advise(!opened))}
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

/** Where an article of today would go. */
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
  return [folderPath(settings.folder), file?.path].filter(Boolean).join('/')
}
