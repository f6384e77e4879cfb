import { originPattern } from '../../origin-pattern'
import type { ClipRequest } from '../../outbox/account'
import type { Permissions } from '../permissions'

/**
 * Without it the browser does not tell where a redirect leads, and the user could not be asked for that site: short
 * links, and sites that moved to another host. Used for our own request only, while it runs (`fetch-page.ts`).
 */
const REDIRECT_PERMISSION = 'webRequest'

/** What the user is asked for before a site is read: it may lead on from http to https, and on to other sites. */
export function linkPermissions(url: string): Required<Permissions> {
  const { protocol, hostname } = new URL(url)
  const schemes = protocol === 'http:' ? ['http:', 'https:'] : [protocol]
  const origins = schemes.map((scheme) => originPattern({ protocol: scheme, hostname }))
  return { origins, permissions: [REDIRECT_PERMISSION] }
}

/** The permissions that a link which waits still needs. */
export const missingPermissions = ({ url, leadsTo = url }: Pick<ClipRequest, 'url' | 'leadsTo'>): Permissions => {
  const all = [linkPermissions(url), linkPermissions(leadsTo)]
  return { origins: [...new Set(all.flatMap(({ origins }) => origins))], permissions: [REDIRECT_PERMISSION] }
}
