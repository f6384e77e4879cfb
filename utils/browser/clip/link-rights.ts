import { originPattern } from '../../origin-pattern'
import type { ClipRequest } from '../../outbox/account'
import type { Rights } from '../permissions'

/**
 * Without it the browser does not tell where a redirect leads, and the user could not be asked for that site: short
 * links, and sites that moved to another host. Used for our own request only, while it runs (`fetch-page.ts`).
 */
const REDIRECT_RIGHT = 'webRequest'

/** What the user is asked for before a site is read: it may lead on from http to https, and on to other sites. */
export function linkRights(url: string): Required<Rights> {
  const { protocol, hostname } = new URL(url)
  const schemes = protocol === 'http:' ? ['http:', 'https:'] : [protocol]
  const origins = schemes.map((scheme) => originPattern({ protocol: scheme, hostname }))
  return { origins, permissions: [REDIRECT_RIGHT] }
}

/** The rights that a link which waits still needs. */
export const missingRights = ({ url, leadsTo = url }: Pick<ClipRequest, 'url' | 'leadsTo'>): Rights => {
  const all = [linkRights(url), linkRights(leadsTo)]
  return { origins: [...new Set(all.flatMap(({ origins }) => origins))], permissions: [REDIRECT_RIGHT] }
}
