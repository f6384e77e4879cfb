import type { Article } from '../article'
import { dayOf, epochOf, precisionOf, utcOf } from '../moment'
import { linkDestination, linkText } from './escape-markdown'
import { flowList, quoted, scalar } from './front-matter'
import { NONE } from './pictures'
import type { Pictures } from './preset'
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

/**
 * Liquid for the path of the post's own source in the site, `/base/_posts/2026-01-02-x.md`; for an excerpt Jekyll adds
 * `/#excerpt` to it. Without a slash of its own, so that to whatever reads the file as it is it is one folder's name.
 */
const SOURCE = "{{ page.path | url_encode | remove: '%2F%23excerpt' | url_decode | relative_url }}"

/**
 * Links to pictures that hold in the file and in the site, whatever its `baseurl` and permalinks: in both, `..` leads
 * from the post's source to its folder, and from there the relative path leads on.
 */
export const jekyllPictures = (pictures: Pictures = NONE): Pictures =>
  new Map(Array.from(pictures, ([url, path]) => [url, `${SOURCE}/../${path}`]))

/** For front matter, where no Liquid runs: from the site's root, as themes and jekyll-seo-tag expect it. */
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
