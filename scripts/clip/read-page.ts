import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { JSDOM, VirtualConsole } from 'jsdom'
import type { Article, Scope } from '../../utils/article'
import { extract } from '../../utils/extract/extract'
import { pageFacts } from '../../utils/extract/page/page-facts'
import { Problem } from '../../utils/problem'
import { decodeHtml } from './decode-html.ts'
import type { Input } from './input.ts'
import { readRegular } from './regular-file.ts'

/** What a worker is asked to do. */
export interface PageRequest extends Input {
  /** Milliseconds since the epoch, UTC. */
  now: number
  timeZone: string
}

export interface PageAnswer {
  article: Article
  scope: Scope
  /** The page's address on the web as it was given or as the page says it was saved from. */
  requested?: string
}

/** Bytes, packed and unpacked: enough for a page with all its pictures, but no film and no zip bomb. */
const MAX_PAGE = 64 * 2 ** 20

/** Characters. */
const SAMPLE = 10_000

/**
 * A saved page → its article, or the whole page if it has none. Scripts do not run, nothing is fetched.
 * @throws {Problem} if there is nothing to read, or too much; the system's error for the file
 */
export function readPage({ file, url, error, now, timeZone }: PageRequest): PageAnswer {
  if (error !== undefined) throw new Error(error)
  const html = decodeHtml(unpacked(readRegular(file, MAX_PAGE)))
  if (html.trim() === '') throw new Problem('unreadable', 'the file is empty')
  if (isNoText(html)) throw new Problem('unreadable', 'the file holds no text')
  const requested = url ?? savedFrom(html)
  const dom = parse(html, requested ?? pathToFileURL(file).href, /\.xhtml(?:\.gz)?$/i.test(file))
  try {
    const { document, location } = dom.window
    // So that relative links and pictures lead to the web, not to the folder the page was saved in.
    if (location.protocol === 'file:') dom.reconfigure({ url: pageFacts(document, location.href).url })
    const input = { url: location.href, document, now, timeZone }
    try {
      return { article: extract(input), scope: 'article', requested }
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'not_article')) throw error
      return { article: extract({ ...input, scope: 'page' }), scope: 'page', requested }
    }
  } finally {
    dom.window.close()
  }
}

/** A picture or program named like a page: of random bytes, one in ten is such a character. */
function isNoText(html: string): boolean {
  const sample = html.slice(0, SAMPLE)
  return (sample.match(/(?!\s)\p{Cc}/gu)?.length ?? 0) > sample.length / 50
}

function unpacked(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_PAGE })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw cause
    throw new Problem('too_large', `unpacked, more than ${MAX_PAGE / 2 ** 20} MB`, { cause })
  }
}

/** The comment that browsers ("saved from url=(0042)https://…") and SingleFile ("url: https://…") write at the top. */
const savedFrom = (html: string) =>
  /^[\s\S]{0,200}?<!--(?:\s*saved from url=\(\d+\)|\s*Page saved with SingleFile\s+url:\s*)(https?:[^\s]+)/i.exec(
    html,
  )?.[1]

function parse(html: string, url: string, xhtml: boolean): JSDOM {
  // Its own console: jsdom's complaints about a page's style sheets are useless here.
  const options = { url, virtualConsole: new VirtualConsole() }
  if (xhtml) {
    try {
      return new JSDOM(html, { ...options, contentType: 'application/xhtml+xml' })
    } catch {
      // Not well-formed: it is really HTML.
    }
  }
  return new JSDOM(html, options)
}
