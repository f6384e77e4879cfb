/**
 * The folder's address from what the user typed: ends in `/`, without credentials, query or fragment; https unless
 * said otherwise. Undefined when it is no web address.
 */
export function folderAddress(typed: string): URL | undefined {
  const text = typed.trim()
  try {
    const url = new URL(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`)
    if (!/^https?:$/.test(url.protocol)) return undefined
    const folder = new URL(url.origin)
    folder.pathname = url.pathname.replace(/\/*$/, '/')
    return folder
  } catch {
    return undefined
  }
}

/** The address of a file or (with `/` at its end) a folder in it. Every part is encoded: a `%2F` in a name stays a name. */
export const addressIn = (folder: URL, path: string): string =>
  folder.href + path.split('/').map(encodeURIComponent).join('/')

/** An address as people read it: `dav.example.org/Clips/`. */
export function readable({ host, pathname }: URL): string {
  try {
    return host + decodeURIComponent(pathname)
  } catch {
    return host + pathname
  }
}
