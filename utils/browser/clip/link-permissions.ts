import { originPattern } from '../../origin-pattern'
import type { ClipRequest } from '../../outbox/account'
import type { Permissions } from '../permissions'

/**
 * Without it the browser does not tell where a redirect leads, and we could not ask for that site: short links, and
 * sites that moved to another host. Used only for our own request, while it runs (`fetch-page.ts`).
 */
const REDIRECT_PERMISSION = 'webRequest'

/** What to ask for before reading a site: it may redirect from http to https, and on to other sites. */
export function linkPermissions(url: string): Required<Permissions> {
  const { protocol, hostname } = new URL(url)
  const schemes = protocol === 'http:' ? ['http:', 'https:'] : [protocol]
  const origins = schemes.map((scheme) => originPattern({ protocol: scheme, hostname }))
  return { origins, permissions: [REDIRECT_PERMISSION] }
}

/** The permissions that a waiting link still needs. */
export const missingPermissions = ({ url, leadsTo = url }: Pick<ClipRequest, 'url' | 'leadsTo'>): Permissions => {
  const all = [linkPermissions(url), linkPermissions(leadsTo)]
  return { origins: [...new Set(all.flatMap(({ origins }) => origins))], permissions: [REDIRECT_PERMISSION] }
}
