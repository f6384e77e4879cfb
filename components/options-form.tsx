import { useState } from 'preact/hooks'
import type { Preset } from '../utils/presets/preset'
import { checkTemplate, TOKENS } from '../utils/render/path'
import type { Settings } from '../utils/settings'
import { Choice } from './choice'
import { Field } from './field'
import { listText, parseList } from './list-text'
import { presetName } from './preset-name'
import { useWords } from './words'

interface Props {
  settings: Settings
  presets: readonly Preset[]
  /** Where an article would go with these settings, under the download folder. */
  example: string
  /** Resolves when the settings are stored. */
  onChange: (settings: Settings) => Promise<void>
}

/** How and where clips are written. Every change is stored as it is made; what is wrong is said and not stored. */
export function OptionsForm({ settings, presets, example, onChange }: Props) {
  const t = useWords()
  const [texts, setTexts] = useState({ folder: settings.folder, path: settings.path, tags: listText(settings.tags) })
  const [said, say] = useState('')
  const preset = presets.find(({ id }) => id === settings.preset) ?? presets[0]

  const wrong = (template: string): string | undefined => {
    const problem = checkTemplate(template)
    return problem && t('options_invalid', t(`template_${problem.code}`, problem.detail))
  }
  // A folder is right when a file in it would be.
  const folderError = (folder: string) => (folder ? wrong(`${folder}/{slug}`) : undefined)
  const pathError = (template: string) => (template ? wrong(template) : undefined)

  const change = (changed: Partial<Settings>) => {
    say('')
    onChange({ ...settings, ...changed }).then(
      () => say(t('options_saved')),
      () => say(t('options_save_failed')),
    )
  }
  const type = (name: keyof typeof texts, text: string, error: string | undefined, changed: Partial<Settings>) => {
    setTexts({ ...texts, [name]: text })
    if (error) say('')
    else change(changed)
  }

  return (
    <section class="options-form" aria-labelledby="files-heading">
      <div class="heading">
        <h2 id="files-heading">{t('options_files')}</h2>
        <p class="said" role="status">
          {said}
        </p>
      </div>
      <Choice
        name="format"
        label={t('field_format')}
        value={preset?.id ?? ''}
        options={presets.map(({ id }) => [id, presetName(t, id)])}
        hint={t('options_format_hint')}
        onChoose={(id) => change({ preset: id })}
      />
      <Field
        name="folder"
        label={t('options_folder')}
        value={texts.folder}
        dir="ltr"
        hint={t('options_folder_hint')}
        error={folderError(texts.folder.trim())}
        onInput={(text) => type('folder', text, folderError(text.trim()), { folder: text.trim() })}
      />
      <Field
        name="path"
        label={t('options_path')}
        value={texts.path}
        dir="ltr"
        placeholder={preset?.path}
        hint={t('options_path_hint', TOKENS.map((token) => `{${token}}`).join(' '))}
        error={pathError(texts.path.trim())}
        onInput={(text) => type('path', text, pathError(text.trim()), { path: text.trim() })}
      />
      <dl class="place">
        <dt>{t('options_example')}</dt>
        <dd class="path" dir="ltr">
          {example}
        </dd>
      </dl>
      <Field
        name="tags"
        label={t('options_tags')}
        value={texts.tags}
        hint={t('options_tags_hint', t('list_hint'))}
        onInput={(text) => type('tags', text, undefined, { tags: parseList(text) })}
      />
    </section>
  )
}
