import { flowList, knownLine, updatedLine } from '../../render/front-matter'
import { guardMarkdown } from '../../render/guard-liquid'
import { jekyllFrontMatter, jekyllPictures, jekyllPost, sitePicture } from '../../render/jekyll'
import { placePictures } from '../../render/place-pictures'
import type { Preset } from '../../render/preset'

/** The native front matter and more, a Markdown body. Unknown extras but `reporters` have no line. */
export default {
  id: 'jekyll-markdown',
  path: '_posts/{date}-{slug}.md',
  writes: ['url', 'title', 'publisher', 'published', 'language', 'description', 'image', 'authors'],
  render: (article, { tags, updated, pictures }) => {
    const frontMatter = [
      ...jekyllFrontMatter(article, tags),
      ...knownLine('lang', article.language),
      ...knownLine('description', article.description),
      ...knownLine('image', sitePicture(article.image?.url, pictures)),
      `reporters: ${flowList(article.authors)}`,
      ...updatedLine(updated),
    ]
    const body = placePictures(article, 'markdown', jekyllPictures(pictures), guardMarkdown).trim()
    return jekyllPost(article, frontMatter, body)
  },
} satisfies Preset as Preset
