import type { Article, Clip } from '../../utils/article'
import { presetById } from '../../utils/presets'
import { contentBytes } from '../../utils/render/content'
import { render } from '../../utils/render/render'
import { parseSettings } from '../../utils/settings'
import { random } from './random'

export const PRESET = 'jekyll-markdown'

const TITLES = [
  'Sea wall fails',
  '美韩高官谴责朝鲜',
  'Le mur cède à l’aube',
  'Мост закрыт',
  'الجسر مغلق',
  '海堤が決壊 🌊',
]

/** The n-th clip: each a different article of 1 to 40 kB, in many scripts. */
export function chaosClip(n: number): Clip {
  const roll = random(n + 1)
  const title = `${TITLES[n % TITLES.length]} ${n}`
  const lines = Array.from({ length: 10 + Math.floor(roll() * 400) }, (_, i) => `${title}, ${i}: ${roll()}`)
  const article: Article = {
    url: `https://news.example/${n % 7 === 0 ? '新闻' : 'news'}/${n}.html`,
    title,
    published: `2026-10-${String(1 + (n % 28)).padStart(2, '0')}T08:00:00+08:00`,
    authors: [],
    tags: [],
    images: [],
    html: lines.map((line) => `<p>${line}</p>`).join(''),
    markdown: lines.join('\n\n'),
    text: lines.join('\n'),
    evidence: {},
  }
  return { article, scope: 'article', clippedAt: Date.UTC(2026, 9, 7, 12), timeZone: 'Europe/London' }
}

/** The expected file: path in the archive and bytes. */
export function chaosFile(n: number): { path: string; bytes: Buffer } {
  const [file] = render(chaosClip(n), presetById(PRESET), parseSettings({}))
  return { path: file.path, bytes: Buffer.from(contentBytes(file)) }
}
