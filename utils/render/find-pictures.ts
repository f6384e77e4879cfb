import type { Body, BodyPicture } from '../article'
import { markdownAddress } from '../markdown-address'

/** `extract/output/serialise.ts` writes `src` first, and no quotation mark or angle bracket in values. */
const IMG = /(?<=<img src=")([^"]*)"([^<>]*)>/g

/**
 * What `extract/output/markdown/markdown.ts` writes, whichever comes first: a table or code block as HTML on one line,
 * code (only it has backticks), a picture (its description has no bare bracket).
 */
const PIECES =
  /^[ >\d.*+-]*<(?:table|pre)\b.*$|(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)|(!\[(?:\\.|[^[\]\\])*\]\()([^()\s]*)\)/gm

const REFERENCES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** Undoes the escapes of `extract/output/serialise.ts`. */
const unescapeHtml = (value: string) => value.replace(/&(\w+);/g, (_, name) => REFERENCES[name] ?? '')

/**
 * The pictures of an article without `bodyPictures`: an earlier version kept it, or its page contains the character
 * that marks them in `extract/write-body.ts`.
 */
export function findPictures({ html, markdown }: Pick<Body, 'html' | 'markdown'>): BodyPicture[] {
  const pictures = pictureTags(html).map(
    ({ url, at, others }): BodyPicture => ({
      url,
      isTrackingPixel: / width="[01]" height="[01]"/.test(others),
      html: at,
    }),
  )
  const waiting = Map.groupBy(pictures.toReversed(), ({ url }) => markdownAddress(url))
  const meet = (written: string, at: number) => {
    const picture = waiting.get(written)?.pop()
    if (picture) picture.markdown = at
  }
  for (const { index, 0: piece, 1: code, 2: label, 3: address = '' } of markdown.matchAll(PIECES)) {
    if (label !== undefined) meet(address, index + label.length)
    else if (code === undefined) for (const { url, at } of pictureTags(piece)) meet(markdownAddress(url), index + at)
  }
  return pictures
}

const pictureTags = (html: string) =>
  Array.from(html.matchAll(IMG), ({ index, 1: src = '', 2: others = '' }) => ({
    url: unescapeHtml(src),
    at: index,
    others,
  }))
