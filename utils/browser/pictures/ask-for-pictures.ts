import { originPattern } from '../../origin-pattern'
import { askFor } from '../permissions'
import { REFERER_PERMISSION } from './referer'

/**
 * Ask the user, once for all, whether these pictures may be fetched from their sites with the article as referrer. Call
 * it first thing in a click. Undefined if there is nothing to ask.
 * @param page where they were shown: it may read pictures of its own site
 */
export function askForPictures(urls: readonly string[], page?: string): Promise<boolean> | undefined {
  const origins = originPatterns(urls, page)
  return origins.length > 0 ? askFor({ origins, permissions: [REFERER_PERMISSION] }) : undefined
}

/** Match patterns of the sites of these addresses, except the site of the page that showed them. */
export function originPatterns(urls: readonly string[], page = ''): string[] {
  const own = URL.canParse(page) ? new URL(page).origin : ''
  const others = urls.filter((url) => /^https?:/i.test(url) && URL.canParse(url) && new URL(url).origin !== own)
  return [...new Set(others.map((url) => originPattern(new URL(url))))].sort()
}
