import { TextDecoder } from '@exodus/bytes/encoding.js'
import chardet from 'chardet'

/** Declarations stand near the top; the standard's 1,024 bytes are too few for pages that begin with scripts. */
const PRESCAN = 32_768
/** Enough text for the statistics, little enough for their time. */
const SAMPLE = 65_536

/**
 * The text of a saved page. In this order: byte order mark; valid UTF-8 with letters beyond ASCII, whatever the page
 * declares (saving re-encodes pages and leaves the old declaration); the declaration; the statistics of the bytes.
 * Not Node's own TextDecoder: ICU's Big5 and EUC-KR lack characters that the web's have (HKSCS, the 8,822 later hangul).
 */
export function decodeHtml(bytes: Uint8Array): string {
  const mark = byteOrderMark(bytes)
  if (mark) return new TextDecoder(mark).decode(bytes)
  const utf8 = asUtf8(bytes)
  if (utf8 !== undefined && /[^\0-\x7f]/.test(utf8)) return utf8
  const encoding = declaredEncoding(bytes) ?? sniffed(bytes)
  return encoding === 'utf-8' && utf8 !== undefined ? utf8 : new TextDecoder(encoding).decode(bytes)
}

function byteOrderMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return undefined
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** What the XML prolog or the first meta element names, if a browser would know it. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = latin1(bytes.subarray(0, PRESCAN)).replace(/<!--[\s\S]*?-->/g, '')
  const prolog = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)/i.exec(head)?.[1]
  const metas = Array.from(head.matchAll(/<meta[\s/]([^>]*)>/gi), ([, attributes = '']) => charsetOf(attributes))
  return [prolog, ...metas].map(known).find((encoding) => encoding !== undefined)
}

/** `charset` of a meta element, or the one in `content` when `http-equiv` says that it is a content type. */
function charsetOf(attributes: string): string | undefined {
  const found: Record<string, string> = {}
  for (const [, name = '', , , quoted, bare] of attributes.matchAll(/([^\s=/]+)\s*=\s*((["'])(.*?)\3|([^\s"']+))/g)) {
    found[name.toLowerCase()] ??= quoted ?? bare ?? ''
  }
  if (found.charset) return found.charset.trim()
  if (found['http-equiv']?.toLowerCase() !== 'content-type') return undefined
  return /charset\s*=\s*["']?([^\s"';]+)/i.exec(found.content ?? '')?.[1]
}

/** The encoding that a label means on the web. UTF-16 cannot be true here: the declaration was read as ASCII. */
function known(label: string | undefined): string | undefined {
  if (!label) return undefined
  try {
    const { encoding } = new TextDecoder(label)
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding
  } catch {
    return undefined
  }
}

/** Markup is ASCII and would drown the text. */
function sniffed(bytes: Uint8Array): string {
  const text = latin1(bytes)
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
  const sample = Buffer.from(text.slice(0, SAMPLE), 'latin1')
  const names = chardet.analyse(sample).map(({ name }) => known(name))
  return names.find((name) => name !== undefined) ?? 'windows-1252'
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
