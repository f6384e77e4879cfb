import { updatedLine } from '../../render/front-matter'
import { guardHtml } from '../../render/guard-liquid'
import { jekyllFrontMatter, jekyllPictures, jekyllPost } from '../../render/jekyll'
import { placePictures } from '../../render/place-pictures'
import type { Preset } from '../../render/preset'

/** The native format: a Jekyll post with an HTML body. The layout is fixed to the byte. */
export default {
  id: 'jekyll-archive',
  path: '_posts/{date}-{slug}.md',
  writes: ['url', 'title', 'publisher', 'published'],
  render: (article, { tags, updated, pictures }) => {
    const body = placePictures(article, 'html', jekyllPictures(pictures), guardHtml)
    const frontMatter = [...jekyllFrontMatter(article, tags), ...updatedLine(updated)]
    return jekyllPost(article, frontMatter, `<div>\n${body}\n</div>`)
  },
} satisfies Preset as Preset
