import type { Article } from '../article'
import { linkDestination, linkText } from './escape-markdown'
import { flowList, quoted, scalar } from './front-matter'
import { dayOf, epochOf, precisionOf, utcOf } from './moment'
import { safeName } from './safe-name'

/** Jekyll makes a folder of each category: names have 255 bytes, and one like `24:7` would end the whole build. */
const MAX_CATEGORY = 200

/** An empty `date:` stops a whole Jekyll build, so without a date there is no line. */
function dateLines(published = ''): string[] {
  if (precisionOf(published) === 'clock') return [`date: ${dayOf(published)}`, `published: ${quoted(published)}`]
  const date = utcOf(published) ?? dayOf(published)
  return date ? [`date: ${date}`] : []
}

const withoutDuplicates = (values: readonly string[]) => [...new Set(values.filter(Boolean))]

/** The lines of the native format's front matter, between the `---`; `tags` follow the publisher. */
export function jekyllFrontMatter(article: Article, tags: readonly string[]): string[] {
  const { publisher = '' } = article
  return [
    'layout: post',
    `title: ${quoted(article.title)}`,
    ...dateLines(article.published),
    `author: ${scalar(publisher)}`,
    `from: ${scalar(article.url)}`,
    `tags: ${flowList(withoutDuplicates([publisher, ...tags]))}`,
    'comments: True',
    `categories: ${flowList(withoutDuplicates([safeName(publisher, MAX_CATEGORY)]))}`,
  ]
}

/** A whole post: front matter, the epoch (milliseconds) as a comment, the linked title, a rule, the body. */
export function jekyllPost(article: Article, frontMatter: readonly string[], body: string): string {
  const epoch = epochOf(article.published ?? '')
  const lines = [
    '---',
    ...frontMatter,
    '---',
    ...(epoch === undefined ? [] : [`<!--${epoch}-->`]),
    `[${linkText(article.title) || linkText(article.url)}](${linkDestination(article.url)})`,
    '------',
    '',
    body,
  ]
  return `${lines.join('\n')}\n`
}
