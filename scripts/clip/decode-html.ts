import { TextDecoder } from '@exodus/bytes/encoding.js'
import chardet from 'chardet'
import { asUtf8, byteOrderMark, declaredEncoding, knownEncoding } from '../../utils/html-encoding'

/** Enough text for the statistics, and still fast. */
const SAMPLE = 65_536

/**
 * The text of a saved page. In this order: byte order mark; valid UTF-8 with letters beyond ASCII, whatever the page
 * declares (saving re-encodes pages and leaves the old declaration); the declaration; the statistics of the bytes. Not
 * Node's own TextDecoder: ICU's Big5 and EUC-KR lack characters of the web's (HKSCS, the 8,822 later hangul).
 */
export function decodeHtml(bytes: Uint8Array): string {
  const mark = byteOrderMark(bytes)
  if (mark) return new TextDecoder(mark).decode(bytes)
  const utf8 = asUtf8(bytes, TextDecoder)
  if (utf8 !== undefined && /[^\0-\x7f]/.test(utf8)) return utf8
  const encoding = declaredEncoding(bytes, TextDecoder) ?? sniffed(bytes)
  return encoding === 'utf-8' && utf8 !== undefined ? utf8 : new TextDecoder(encoding).decode(bytes)
}

/** Markup is ASCII and would drown the text. */
function sniffed(bytes: Uint8Array): string {
  const text = latin1(bytes)
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
  const sample = Buffer.from(text.slice(0, SAMPLE), 'latin1')
  const names = chardet.analyse(sample).map(({ name }) => knownEncoding(name, TextDecoder))
  return names.find((name) => name !== undefined) ?? 'windows-1252'
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
