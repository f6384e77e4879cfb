/** The web's decoders, as `TextDecoder` names them. */
type Decoders = new (
  label?: string,
  options?: { fatal?: boolean },
) => { readonly encoding: string; decode(bytes: Uint8Array): string }

/** Declarations stand near the top; the standard's 1,024 bytes are too few for pages that begin with scripts. */
const PRESCAN = 32_768

/** The encoding that the first bytes name by themselves. */
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

/** What the XML prolog or the first meta element names, if a browser would know it. */
export function declaredEncoding(bytes: Uint8Array, Decoder: Decoders = TextDecoder): string | undefined {
  const head = new Decoder('windows-1252').decode(bytes.subarray(0, PRESCAN)).replace(/<!--[\s\S]*?(?:-->|$)/g, '')
  const prolog = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)/i.exec(head)?.[1]
  const metas = Array.from(head.matchAll(/<meta[\s/]([^<>]{0,2000})>/gi), ([, attributes = '']) =>
    charsetOf(attributes),
  )
  for (const label of [prolog, ...metas]) {
    const encoding = knownEncoding(label, Decoder)
    // It was read as ASCII, so UTF-16 cannot be true.
    if (encoding) return encoding.startsWith('utf-16') ? 'utf-8' : encoding
  }
  return undefined
}

/** `charset` of a meta element, or the one in `content` when `http-equiv` says that it is a content type. */
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

/** The encoding that a label means on the web. */
export function knownEncoding(label: string | undefined, Decoder: Decoders = TextDecoder): string | undefined {
  if (!label) return undefined
  try {
    return new Decoder(label).encoding
  } catch {
    return undefined
  }
}

/**
 * The text of a page as a server sent it, in the order of the HTML standard: byte order mark, `Content-Type`, the page's
 * own declaration; UTF-8 when it is that. Undefined when nothing tells: a wrong guess would be kept for good.
 */
export function decodeFetched(bytes: Uint8Array, contentType: string): string | undefined {
  const encoding = byteOrderMark(bytes) ?? knownEncoding(charsetIn(contentType)) ?? declaredEncoding(bytes)
  return encoding ? new TextDecoder(encoding).decode(bytes) : asUtf8(bytes)
}
