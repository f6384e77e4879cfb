import { expect, it } from 'vitest'
import { publisherOf, withoutAmp } from '../../utils/amp-address'
import type { Article } from '../../utils/article'
import { needsScripts } from '../../utils/browser/capture/needs-scripts'
import { writtenBytes } from '../../utils/browser/capture/written-pictures'
import { leadsAway, requestFor } from '../../utils/browser/clip/menu'
import { arePicturesChanged, changedFields, paragraphsOf } from '../../utils/compare/changes'
import { clipKey } from '../../utils/compare/clip-key'
import { compare } from '../../utils/compare/compare'
import { fingerprint } from '../../utils/compare/fingerprint'
import { commitMessage } from '../../utils/destinations/forge/message'
import { decodeFetched } from '../../utils/html-encoding'
import { languageTag } from '../../utils/language-tag'
import { parseMoment, precisionOf } from '../../utils/moment'
import { presets } from '../../utils/presets'
import { linkDestination, linkText } from '../../utils/render/escape-markdown'
import { findPictures } from '../../utils/render/find-pictures'
import { flowList, quoted, scalar } from '../../utils/render/front-matter'
import { guardHtml, guardMarkdown } from '../../utils/render/guard-liquid'
import { guardNote, guardProperty } from '../../utils/render/guard-obsidian'
import { checkTemplate, pathOf } from '../../utils/render/path'
import { pathKey } from '../../utils/render/path-key'
import { wantedPictures } from '../../utils/render/pictures'
import { placePictures } from '../../utils/render/place-pictures'
import { postAddress } from '../../utils/render/post-address'
import { filesAt } from '../../utils/render/render'
import { safeName } from '../../utils/render/safe-name'
import { slugOf } from '../../utils/render/slug'
import { parseSettings } from '../../utils/settings'
import { documentOf } from '../dom'
import { superLinear } from '../linear'
import { makeArticle, makeClip } from '../make-article'

const PIECES = [
  ...[
    '<',
    '>',
    '< ',
    '<a ',
    '<pre>',
    '<code>',
    '<!--',
    '<%',
    '<img src="',
    '<p><img src="data:',
    '&',
    '&amp',
    '&#0',
    '&#10;',
  ],
  ...['[', ']', '](', '![', '[^', '\\', '\\]', '`', '`a``', '` =', '~', '*', '_*', '#', '|', '$=', '{{', '{%', '{a'],
  ...[
    ' ',
    '\n',
    '\n ',
    '\n> ',
    '\n- ',
    '\t',
    '\r',
    '\u00a0',
    '\u3000',
    ':',
    ': ',
    '::',
    '://',
    'a:',
    '- ',
    '? ',
    '"',
    "'",
  ],
  ...['-', '--', '.', '..', '/', '/a', '/amp', '/.', '%', '%2f', '%E4%B8', '=', '?', '&a=', '@', ',', '(', ')'],
  ...[
    'm.',
    'A',
    'a ',
    '1',
    '2026-',
    '2026',
    '中',
    '中 ',
    'ß',
    'e\u0301',
    '\u0301',
    '\u200d',
    '👩\u200d',
    '\ud800',
    '\u202e',
  ],
  ...['data:', 'http://', 'INPUT[', 'charset=', 'ci '],
]

const says = (text: string): Article =>
  makeArticle({
    ...{ title: text, publisher: text, description: text, language: text, html: text, markdown: text, text },
    ...{ authors: [text], tags: [text], section: text, published: text, url: `https://news.example/${text}` },
    images: [{ url: `https://news.example/${text}` }] as Article['images'],
  })
const settings = parseSettings(undefined)
const pictures = new Map([['https://news.example/a.jpg', '../images/a.jpg']])
const PICTURE = 'data:image/png;base64,AA'
const page = documentOf('<script src="/app.js"></script>')
const encoder = new TextEncoder()
const address = (text: string) => `https://news.example/${text}`
const urlOf = (text: string) => new URL(URL.canParse(text) ? text : 'https://news.example/')

const JOBS: Record<string, (text: string) => unknown> = {
  quoted,
  scalar: (text) => [scalar(text), scalar(address(text)), flowList([text])],
  guardHtml,
  guardMarkdown,
  guardProperty,
  guardNote,
  linkText,
  linkDestination: (text) => linkDestination(address(text)),
  postAddress: (text) =>
    [
      ...[text, `---\n${text}\n---\n`, `---\nfrom: ${text}\n---\n`, `---\nfrom: "${text}"\n---\n`],
      ...[`---\nfrom: [${text}]\n---\n`, `---\nfrom: |\n  ${text}\n---\n`, `---\n- ${text}`],
    ].map(postAddress),
  slugOf: (text) => [slugOf({ url: address(text), title: '' }), slugOf({ url: '', title: text })],
  pathOf: (text) => pathOf('{publisher}/{language}/{date} {title}-{slug}.md', makeClip(says(text))),
  checkTemplate,
  pathKey,
  safeName: (text) => safeName(text, 200),
  clipKey: (text) =>
    [address(text), `https://${text}/`, `https://www.google.com/amp/s/${text}`, text].map((url) =>
      clipKey(makeClip({ url })),
    ),
  publisherOf: (text) => publisherOf(urlOf(`https://www.google.com/amp/s/${text}`)),
  withoutAmp: (text) => [withoutAmp(urlOf(address(text))), withoutAmp(urlOf(address(`?${text}`)))],
  fingerprint,
  changes: (text) => [
    changedFields(says(text), says(`${text}y`)),
    paragraphsOf({ text }),
    arePicturesChanged(says(text), makeArticle()),
  ],
  compare: (text) => compare(makeArticle({ text: `${text}y` }), makeArticle({ text })),
  findPictures: (text) => findPictures({ html: text, markdown: text }),
  placePictures: (text) => {
    const image = `<img src="${PICTURE}">`
    const shown = { url: PICTURE, html: `${text}<img src="`.length, markdown: `${text}![](`.length }
    const body = { html: text + image, markdown: `${text}![](${PICTURE})` }
    return [new Map(), pictures, new Map([[PICTURE, 'a']])].flatMap((links) => [
      placePictures({ ...body, bodyPictures: [shown] }, 'html', links),
      placePictures({ ...body, bodyPictures: [shown] }, 'markdown', links),
      placePictures({ html: image + text, markdown: text }, 'html', links),
      placePictures({ html: text, markdown: text }, 'markdown', links),
    ])
  },
  wantedPictures: (text) =>
    wantedPictures(
      { html: text, markdown: text },
      { id: 'obsidian', writes: [] },
      { ...settings, pictures: { obsidian: 'all' } },
    ),
  moment: (text) => [parseMoment(text), parseMoment(`2026-10-07 ${text}`), precisionOf(`2026-10-07T${text}`)],
  languageTag,
  commitMessage: (text) => commitMessage({ title: text, url: address(text) }),
  decodeFetched: (text) => [
    decodeFetched(encoder.encode(text), text),
    decodeFetched(encoder.encode(`<meta ${text}>`), ''),
    decodeFetched(encoder.encode(`<?xml ${text}`), ''),
  ],
  needsScripts: (text) => needsScripts(page, text),
  writtenBytes: (text) => [writtenBytes(`data:image/${text}`), writtenBytes(`data:image/png;base64,${text}`)],
  menu: (text) => [leadsAway(address(text), address(`${text}#`)), requestFor(text)],
  ...Object.fromEntries(
    presets.map((preset) => [
      `preset ${preset.id}`,
      (text: string) => filesAt('_posts/a.md', makeClip(says(text)), preset, settings),
    ]),
  ),
}

it.each(Object.keys(JOBS))('%s takes time that grows with the text', { timeout: 60_000 }, (name) => {
  expect(PIECES.map((piece) => superLinear(JOBS[name] ?? (() => {}), piece)).filter(Boolean)).toEqual([])
})
