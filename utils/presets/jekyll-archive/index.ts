import { guardHtml } from '../../render/guard-liquid'
import { jekyllFrontMatter, jekyllPost } from '../../render/jekyll'
import type { Preset } from '../preset'

/** The native format: a Jekyll post whose body is HTML. The layout is fixed to the byte. */
export default {
  id: 'jekyll-archive',
  path: '_posts/{date}-{slug}.md',
  writes: ['url', 'title', 'publisher', 'published'],
  render: (article, { tags }) =>
    jekyllPost(article, jekyllFrontMatter(article, tags), `<div>\n${guardHtml(article.html)}\n</div>`),
} satisfies Preset as Preset
