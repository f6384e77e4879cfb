export const SERVERS = ['auto', 'github', 'gitea'] as const

type Server = (typeof SERVERS)[number]

/** A repository on a forge. */
export interface Repository {
  /** Which API the server has. */
  server: Exclude<Server, 'auto'>
  /** Base URL of the repository's endpoints, without a trailing `/`. */
  api: string
  /** As shown to the user: `github.com/me/archive`. */
  name: string
}

/** github.com, or a company's domain at GitHub: their API has a host of its own. */
const HOSTED = /^(?:www\.)?(github\.com|[^.]+\.ghe\.com)$/

/**
 * The repository from an address as users copy it: the page of the repository or of a folder in it, or its clone URL.
 * Without a scheme, https. Undefined if it is not a repository's address.
 */
export function repositoryOf({ address, server }: { address: string; server: Server }): Repository | undefined {
  const typed = address.trim()
  const text = /^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  const parts = url.pathname.split('/').filter(Boolean)
  const hosted = HOSTED.exec(url.hostname)?.[1]
  if (server === 'github' || (server === 'auto' && hosted)) {
    const path = pair(parts.slice(0, 2))
    const base = hosted ? `https://api.${hosted}` : `${url.origin}/api/v3`
    if (!path) return undefined
    return { server: 'github', api: `${base}/repos/${path}`, name: `${hosted ?? url.host}/${path}` }
  }
  // The server may be under a path, so the repository is not always the first two parts; `src` begins a path inside it.
  const folders = parts.indexOf('src', 2)
  const whole = folders < 0 ? parts : parts.slice(0, folders)
  const path = pair(whole.slice(-2))
  const base = [url.host, ...whole.slice(0, -2)].join('/')
  if (!path) return undefined
  return { server: 'gitea', api: `${url.protocol}//${base}/api/v1/repos/${path}`, name: `${base}/${path}` }
}

function pair([owner, repository]: string[]): string | undefined {
  return owner && repository && `${owner}/${repository.replace(/\.git$/, '')}`
}

/** Encode a path or branch for a URL, keeping its slashes. */
export const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/')
