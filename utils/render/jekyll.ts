import type { Article } from '../article'
import { dayOf, epochOf, precisionOf, utcOf } from '../moment'
import { linkDestination, linkText } from './escape-markdown'
import { flowList, quoted, scalar } from './front-matter'
import { NONE } from './pictures'
import type { Pictures } from './preset'
import { safeName } from './safe-name'

/** Jekyll makes a folder per category: names have at most 255 bytes, and `24:7` would break the build. */
const MAX_CATEGORY = 200

/** An empty `date:` breaks the whole Jekyll build, so no date means no line. */
function dateLines(published = ''): string[] {
  if (precisionOf(published) === 'clock') return [`date: ${dayOf(published)}`, `published: ${quoted(published)}`]
  const date = utcOf(published) ?? dayOf(published)
  return date ? [`date: ${date}`] : []
}

const withoutDuplicates = (values: readonly string[]) => [...new Set(values.filter(Boolean))]

/** The front matter of the native format, without the `---`; `tags` follow the publisher. */
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

/**
 * Liquid for the path of the post's source in the site, `/base/_posts/2026-01-02-x.md`; in excerpts Jekyll appends
 * `/#excerpt`. Contains no slash, so programs that read the raw file see one folder's name.
 */
const SOURCE = "{{ page.path | url_encode | remove: '%2F%23excerpt' | url_decode | relative_url }}"

/**
 * Links to pictures that work in the file and in the site, whatever its `baseurl` and permalinks: in both, `..` leads
 * from the post's source to its folder, where the relative path begins.
 */
export const jekyllPictures = (pictures: Pictures = NONE): Pictures =>
  new Map(Array.from(pictures, ([url, path]) => [url, `${SOURCE}/../${path}`]))

/** For front matter, where no Liquid runs: from the site's root, as themes and jekyll-seo-tag expect. */
export const sitePicture = (url: string | undefined, pictures: Pictures = NONE): string | undefined =>
  (url && pictures.get(url)?.replace(/^(?:\.\.\/)*/, '/')) ?? url

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
