import { presetById } from '../../utils/presets'
import { render } from '../../utils/render/render'
import type { Settings } from '../../utils/settings'
import type { Translate } from '../shared/words'

/** The archive path of an article published today. */
export function examplePath(settings: Settings, t: Translate, now: number): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const article = {
    ...{ url: 'https://news.example/', title: t('sample_title'), publisher: t('sample_publisher') },
    ...{ published: new Date(now).toISOString(), language: t('ui_language') },
    ...{ authors: [], tags: [], images: [], html: '', markdown: '', text: '', evidence: {} },
  }
  const clip = { article, scope: 'article', clippedAt: now, timeZone } as const
  const [file] = render(clip, presetById(settings.preset), settings)
  return file.path
}
