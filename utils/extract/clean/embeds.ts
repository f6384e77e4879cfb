import { WEB_ADDRESS } from '../page/html-vocabulary'

/** Addresses of frames that are not part of the article: advertisements, counters, sign-up, comments, buttons. */
const NO_CONTENT =
  /[^a-z](?:ad[sv]?|advert\w*|doubleclick|\w*syndication|banners?|pixels?|track\w*|consent|cookies?|re?captcha|newsletters?|subscri\w*|log-?in|comments?|like|share)(?![a-z])/i
/** Characters of an address to match: bounds the time of the patterns. */
const LONGEST_ADDRESS = 2_000
const NO_CONTENT_NAMES = /\b(?:ads?|advert\w*|cookies?|re?captcha|newsletter|anzeige|werbung|publicit\w*)\b|[广廣広]告/i

const attribute = (element: Element, ...names: string[]): string =>
  names.map((name) => element.getAttribute(name)?.trim() ?? '').find((value) => value !== '') ?? ''

const webAddress = (element: Element, ...names: string[]): string =>
  names.map((name) => attribute(element, name).replace(/^\/\//, 'https://')).find((url) => WEB_ADDRESS.test(url)) ?? ''

/**
 * Replace what no archive can keep (players, frames, charts, formulas) with something to follow or read. Drops line
 * numbers, which are not part of the code. Changes `root`.
 */
export function linkEmbeds(root: Element): void {
  for (const [selector, replace] of EMBEDS) {
    for (const element of root.querySelectorAll(selector)) replace(element)
  }
}

const EMBEDS: [selector: string, replace: (element: Element) => void][] = [
  // The visual rendering beside a formula's MathML (KaTeX; MathJax 3; MathJax 2).
  ['.katex-html, mjx-container > :not(mjx-assistive-mml), .MathJax > nobr', (drawn) => drawn.remove()],
  ['math', (math) => math.replaceWith(formula(math))],
  ['video, audio', (media) => media.replaceWith(playerLink(media))],
  ['iframe', (frame) => frame.replaceWith(frameLink(frame))],
  ['li input[type=checkbox]', (box) => box.replaceWith(box.hasAttribute('checked') ? '☑ ' : '☐ ')],
  ['pre [class*=line-num i], pre [class*=lineno i], pre [data-line-number]:empty', (number) => number.remove()],
]

/** The TeX source, as code, since its backslashes would be read as escapes; else its text. */
function formula(math: Element): Element | string {
  const source = math.querySelector('annotation[encoding*=tex i]')?.textContent?.trim()
  for (const annotation of math.querySelectorAll('annotation, annotation-xml')) annotation.remove()
  if (!source) return math.getAttribute('alttext') ?? math.textContent ?? ''
  const code = math.ownerDocument.createElement('code')
  code.append(source)
  return code
}

function link(element: Element, address: string, text = ''): Element {
  const box = element.ownerDocument.createElement('div')
  const anchor = box.ownerDocument.createElement('a')
  anchor.setAttribute('href', address)
  anchor.append(text || address.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/[/?#].*$/, ''))
  box.append(anchor)
  return box
}

/** A frame with a title, or a player, as a link; other frames are not for readers. */
function frameLink(frame: Element): Element | string {
  const address = webAddress(frame, 'src', 'data-src', 'data-lazy-src')
  const title = attribute(frame, 'title', 'aria-label')
  const isTiny = ['width', 'height'].some((side) => /^[0-5](?:px)?$/.test(attribute(frame, side)))
  const isNamed = title !== '' || frame.hasAttribute('allowfullscreen') || /\b(?:embed|player)\b/i.test(address)
  if (
    !address ||
    isTiny ||
    !isNamed ||
    NO_CONTENT_NAMES.test(title) ||
    NO_CONTENT.test(address.slice(0, LONGEST_ADDRESS).split(/[?#]/)[0] as string)
  )
    return ''
  return link(frame, address, title)
}

/** A player loads as soon as the file is opened: keep a link with its poster or its file's name. */
function playerLink(media: Element): Element | string {
  const address =
    [media, ...media.querySelectorAll('source')].map((each) => webAddress(each, 'src')).find(Boolean) ?? ''
  const poster = attribute(media, 'poster')
  if (!address && !poster) return ''
  const named = link(media, address, attribute(media, 'title') || address.split(/[?#]/)[0]?.split('/').at(-1))
  if (poster) {
    const image = media.ownerDocument.createElement('img')
    image.setAttribute('src', poster)
    named.firstElementChild?.replaceChildren(image)
  }
  return named
}
