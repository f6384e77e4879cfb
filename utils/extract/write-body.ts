import type { Body, BodyPicture } from '../article'
import { markdownAddress } from '../markdown-address'
import { toMarkdown } from './output/markdown/markdown'
import { attributeValue, serialise } from './output/serialise'

/**
 * A noncharacter (Unicode, 23.7), which no text should contain. Parsed, since the bundler writes a literal as is, and
 * Chromium injects no script that contains one.
 */
const MARK: string = JSON.parse('"\\ufdd0"')

/** A tidy body (`tidy.ts`) as HTML and as Markdown, with the offsets of its pictures' addresses in both. */
export function writeBody(body: Element): Body {
  const marked = body.cloneNode(true) as Element
  const images = [...body.querySelectorAll('img')]
  for (const [n, image] of [...marked.querySelectorAll('img')].entries()) image.setAttribute('src', MARK + n + MARK)
  const pieces = serialise(marked).split(MARK)
  // The page contains the mark itself and could forge pictures.
  if (pieces.length !== 2 * images.length + 1) return { html: serialise(body), markdown: toMarkdown(body) }

  const urls = images.map((image) => image.getAttribute('src') ?? '')
  const html = fill(pieces, urls, attributeValue)
  const markdown = fill(toMarkdown(marked).split(MARK), urls, (url, before) =>
    // Tables and code that Markdown cannot express are HTML on one line.
    before.endsWith('(') ? markdownAddress(url) : attributeValue(url).replace(/\n/g, '&#10;'),
  )
  const bodyPictures = images.map((image, n): BodyPicture => {
    const inMarkdown = markdown.places.get(n)
    return {
      url: urls[n] ?? '',
      html: html.places.get(n) ?? 0,
      ...(inMarkdown !== undefined && { markdown: inMarkdown }),
      ...(isTrackingPixel(image) && { isTrackingPixel: true }),
    }
  })
  return { html: html.text, markdown: markdown.text, bodyPictures }
}

const isTrackingPixel = (image: Element) =>
  ['width', 'height'].every((side) => /^[01]$/.test(image.getAttribute(side) ?? ''))

/**
 * A marked text with the addresses of its pictures filled in, and the offset of each.
 * @param pieces text and picture numbers in turn
 */
function fill(pieces: string[], urls: string[], write: (url: string, before: string) => string) {
  const places = new Map<number, number>()
  let text = ''
  let before = ''
  for (const [i, piece] of pieces.entries()) {
    if (i % 2 === 1) {
      places.set(Number(piece), text.length)
      text += write(urls[Number(piece)] ?? '', before)
    } else text += piece
    before = piece
  }
  return { text, places }
}
