/** The constructor of a web decoder, like `TextDecoder`. */
type Decoders = new (
  label?: string,
  options?: { fatal?: boolean },
) => { readonly encoding: string; decode(bytes: Uint8Array): string }

/** Bytes to search for a declaration; the standard's 1,024 are too few for pages that begin with scripts. */
const PRESCAN = 32_768

/** The encoding given by a byte order mark. */
export function byteOrderMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return undefined
}

/** The text, if these bytes are UTF-8. */
export function asUtf8(bytes: Uint8Array, Decoder: Decoders = TextDecoder): string | undefined {
  try {
    return new Decoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The first encoding known to browsers that the XML prolog or a meta element declares. */
export function declaredEncoding(bytes: Uint8Array, Decoder: Decoders = TextDecoder): string | undefined {
  const head = new Decoder('windows-1252').decode(bytes.subarray(0, PRESCAN)).replace(/<!--[\s\S]*?(?:-->|$)/g, '')
  const prolog = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)/i.exec(head)?.[1]
  const metas = Array.from(head.matchAll(/<meta[\s/]([^<>]{0,2000})>/gi), ([, attributes = '']) =>
    charsetOf(attributes),
  )
  for (const label of [prolog, ...metas]) {
    const encoding = knownEncoding(label, Decoder)
    // The declaration was readable as ASCII, so the page cannot be UTF-16.
    if (encoding) return encoding.startsWith('utf-16') ? 'utf-8' : encoding
  }
  return undefined
}

/** `charset` of a meta element, or the charset in `content` if `http-equiv` is `content-type`. */
function charsetOf(attributes: string): string | undefined {
  const found: Record<string, string> = {}
  for (const [, name = '', , , quoted, bare] of attributes.matchAll(/([^\s=/]+)\s*=\s*((["'])(.*?)\3|([^\s"']+))/g)) {
    found[name.toLowerCase()] ??= quoted ?? bare ?? ''
  }
  if (found.charset) return found.charset.trim()
  return found['http-equiv']?.toLowerCase() === 'content-type' ? charsetIn(found.content) : undefined
}

const charsetIn = (contentType: string | undefined): string | undefined =>
  /charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? '')?.[1]

/** The encoding a label stands for on the web. */
export function knownEncoding(label: string | undefined, Decoder: Decoders = TextDecoder): string | undefined {
  if (!label) return undefined
  try {
    return new Decoder(label).encoding
  } catch {
    return undefined
  }
}

/**
 * Decode a page as the HTML standard does: by byte order mark, `Content-Type`, the page's own declaration; otherwise as
 * UTF-8 if valid. Undefined if the encoding is unknown: a wrong guess would be saved for good.
 */
export function decodeFetched(bytes: Uint8Array, contentType: string): string | undefined {
  const encoding = byteOrderMark(bytes) ?? knownEncoding(charsetIn(contentType)) ?? declaredEncoding(bytes)
  return encoding ? new TextDecoder(encoding).decode(bytes) : asUtf8(bytes)
}
