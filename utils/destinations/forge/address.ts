export const SERVERS = ['auto', 'github', 'gitea'] as const

type Server = (typeof SERVERS)[number]

/** A repository on a forge. */
export interface Repository {
  /** Whose API the server speaks. */
  server: Exclude<Server, 'auto'>
  /** Below which the repository's endpoints lie, without `/` at the end. */
  api: string
  /** For people to read: `github.com/me/archive`. */
  name: string
}

/** github.com, and a company's own domain at GitHub: both have their API on a host of its own. */
const HOSTED = /^(?:www\.)?(github\.com|[^.]+\.ghe\.com)$/

/**
 * The repository that an address names as people copy it: the page of the repository or of a folder in it, or the
 * address to clone it from; https unless said otherwise. Undefined when it names none.
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
  // A server may lie below a path; only then do folders of the repository follow.
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

/** A path or a branch as part of an address: its slashes stay. */
export const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/')
