import { flowList, knownLine } from '../../render/front-matter'
import { guardMarkdown } from '../../render/guard-liquid'
import { jekyllFrontMatter, jekyllPost } from '../../render/jekyll'
import type { Preset } from '../preset'

/** The native format's front matter and more, with the body in Markdown. What is unknown has no line. */
export default {
  id: 'jekyll-markdown',
  path: '_posts/{date}-{slug}.md',
  writes: ['url', 'title', 'publisher', 'published', 'language', 'description', 'image', 'authors'],
  render: (article, { tags }) => {
    const frontMatter = [
      ...jekyllFrontMatter(article, tags),
      ...knownLine('lang', article.language),
      ...knownLine('description', article.description),
      ...knownLine('image', article.image?.url),
      `reporters: ${flowList(article.authors)}`,
    ]
    return jekyllPost(article, frontMatter, guardMarkdown(article.markdown.trim()))
  },
} satisfies Preset as Preset
