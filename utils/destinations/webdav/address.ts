/**
 * The folder's address from what the user typed: ends in `/`, without credentials, query or fragment. Without a scheme,
 * https. Undefined if it is not a web address.
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

/** The address of a file in it, or of a folder if `path` ends in `/`. Encodes every part, so `%2F` stays literal. */
export const addressIn = (folder: URL, path: string): string =>
  folder.href + path.split('/').map(encodeURIComponent).join('/')

/** An address as shown to the user: `dav.example.org/Clips/`. */
export function readable({ host, pathname }: URL): string {
  try {
    return host + decodeURIComponent(pathname)
  } catch {
    return host + pathname
  }
}
