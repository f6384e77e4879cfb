import type { Body } from '../article'
import { findPictures } from './find-pictures'
import type { Pictures } from './preset'

/**
 * One text of a body, with kept pictures relinked to their files and unkept `data:` pictures removed.
 * @param guard escapes the text; it never sees the links, which may be Liquid
 */
export function placePictures(
  body: Body,
  form: 'html' | 'markdown',
  links: Pictures,
  guard: (text: string) => string = (text) => text,
): string {
  const text = body[form]
  const { bodyPictures = findPictures(body) } = body
  const places = bodyPictures.flatMap(({ url, [form]: at }) => (at === undefined ? [] : { url, at }))
  let placed = ''
  let unguarded = ''
  let end = 0
  for (const { url, at } of places.sort((a, b) => a.at - b.at)) {
    const isHtml = text[at - 1] === '"'
    const link = links.get(url)
    if (link !== undefined) {
      // Liquid contains spaces.
      placed += guard(unguarded + text.slice(end, at)) + (!isHtml && /\s/.test(link) ? `<${link}>` : link)
      unguarded = ''
      end = text.indexOf(isHtml ? '"' : ')', at)
    } else if (url.startsWith('data:')) {
      const [from, to] = isHtml ? tagAround(text, at) : [text.lastIndexOf('![', at), text.indexOf(')', at) + 1]
      unguarded += text.slice(end, from)
      end = to
    }
  }
  return placed + guard(unguarded + text.slice(end))
}

/** The range of the picture with this address, including a paragraph or figure that contains nothing else. */
function tagAround(html: string, at: number): [from: number, to: number] {
  const from = at - '<img src="'.length
  const to = html.indexOf('>', at) + 1
  for (const name of ['p', 'figure']) {
    const start = from - `<${name}>`.length
    if (html.startsWith(`<${name}>`, start) && html.startsWith(`</${name}>`, to)) return [start, to + name.length + 3]
  }
  return [from, to]
}
