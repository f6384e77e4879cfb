import { useRef, useState } from 'preact/hooks'
import { checkTemplate, TOKENS } from '../../utils/render/path'
import type { Preset } from '../../utils/render/preset'
import {
  type Destination,
  PICTURE_MODES,
  type PictureMode,
  pictureMode,
  type Settings,
  type SettingsChange,
} from '../../utils/settings'
import { Choice } from '../shared/choice'
import { destinationName } from '../shared/destination-name'
import { Field } from '../shared/field'
import { listText, parseList } from '../shared/list-text'
import { presetName } from '../shared/preset-name'
import { useWords } from '../shared/words'

type TextName = 'path' | 'tags'

interface Props {
  settings: Settings
  presets: readonly Preset[]
  /** Where an article would go with these settings, for each active destination. */
  examples: readonly { destination: Destination; where: string }[]
  /** Resolves once the changed settings are stored. */
  onChange: (change: SettingsChange) => Promise<unknown>
}

/** How and where clips are written. Changes are stored as they are made, invalid ones only reported. */
export function OptionsForm({ settings, presets, examples, onChange }: Props) {
  const t = useWords()
  /** Texts of fields that have the focus or cannot be stored. */
  const [typed, setTyped] = useState<Partial<Record<TextName, string>>>({})
  const [said, say] = useState('')
  const storing = useRef<Promise<unknown>>(Promise.resolve())
  const preset = presets.find(({ id }) => id === settings.preset) ?? presets[0]

  const wrong = (template: string): string | undefined => {
    const problem = checkTemplate(template)
    return problem && t('options_invalid', t(`template_${problem.code}`, problem.detail))
  }
  const pathError = (template: string) => (template ? wrong(template) : undefined)

  const change = (changed: SettingsChange) => {
    say('')
    storing.current = onChange(changed)
    storing.current.then(
      () => say(t('options_saved')),
      () => say(t('options_save_failed')),
    )
  }
  const type = (name: TextName, text: string, error: string | undefined, changed: Partial<Settings>) => {
    setTyped({ ...typed, [name]: text })
    if (error) say('')
    else change((now) => ({ ...now, ...changed }))
  }
  /** From then on the field follows what is stored, unless its text is invalid. */
  const leave = (name: TextName, error?: string) => {
    if (error) return
    storing.current.then(
      () => setTyped(({ [name]: _, ...others }) => others),
      () => {},
    )
  }
  const path = typed.path ?? settings.path
  const error = pathError(path.trim())

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
        onChoose={(id) => change((now) => ({ ...now, preset: id }))}
      />
      {preset && (
        <Choice
          name="pictures"
          label={t('options_pictures')}
          value={pictureMode(settings, preset.id)}
          options={PICTURE_MODES.map((mode) => [mode, t(`options_pictures_${mode}`)])}
          hint={t('options_pictures_hint')}
          onChoose={(mode) =>
            change((now) => ({ ...now, pictures: { ...now.pictures, [preset.id]: mode as PictureMode } }))
          }
        />
      )}
      <Field
        name="path"
        label={t('options_path')}
        value={path}
        dir="ltr"
        placeholder={preset?.path}
        hint={t('options_path_hint', TOKENS.map((token) => `{${token}}`).join(' '))}
        error={error}
        onInput={(text) => type('path', text, pathError(text.trim()), { path: text.trim() })}
        onBlur={() => leave('path', error)}
      />
      <dl class="destination">
        <dt>{t('options_example')}</dt>
        {examples.map(({ destination, where }) => (
          <dd key={destination.id}>
            {examples.length > 1 && <span class="quiet">{destinationName(t, destination)}</span>}
            <span class="path" dir="ltr">
              {where}
            </span>
          </dd>
        ))}
      </dl>
      <Field
        name="tags"
        label={t('options_tags')}
        value={typed.tags ?? listText(settings.tags)}
        hint={t('options_tags_hint', t('list_hint'))}
        onInput={(text) => type('tags', text, undefined, { tags: parseList(text) })}
        onBlur={() => leave('tags')}
      />
    </section>
  )
}
