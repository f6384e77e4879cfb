import { describe, expect, it } from 'vitest'
import { articleFrame, isShadowed, proseIn } from '../../../utils/extract/page/survey'
import { documentOf } from '../../dom'

const SENTENCE = 'The mayor said on Tuesday that the old bridge would open in spring. '
const STORY = `<p>${SENTENCE}</p>`.repeat(10)
const LINKS = `<a href="/x">${SENTENCE}</a>`.repeat(20)

describe('proseIn', () => {
  it.each([
    ['sentences', `<p>${SENTENCE}</p>`, 67],
    ['no labels', '<button>Share</button><p>Sport</p>', 0],
    ['no links', LINKS, 0],
    ['no programs and fallbacks', `<script>${SENTENCE}</script><noscript>${SENTENCE}</noscript>`, 0],
  ])('counts %s', (_, html, amount) => {
    expect(proseIn(documentOf(`<body>${html}</body>`).body)).toBe(amount)
  })
})

describe('isShadowed', () => {
  const shadowed = (light: string, ...shadows: string[]) => {
    const document = documentOf(`<body>${light}${'<x-part></x-part>'.repeat(shadows.length)}</body>`)
    for (const [i, host] of document.querySelectorAll('x-part').entries()) {
      host.attachShadow({ mode: 'open' }).append(...documentOf(`<body>${shadows[i]}</body>`).body.childNodes)
    }
    return isShadowed(document)
  }
  it.each<[string, boolean, string, string[]]>([
    ['the article in a shadow root', true, LINKS, [STORY]],
    ['each paragraph in one of its own', true, LINKS, Array.from({ length: 10 }, () => `<p>${SENTENCE}</p>`)],
    ['a widget beside the article', false, STORY, [`<p>${SENTENCE}</p>`]],
    ['nothing but buttons', false, '', ['<button>Share</button>']],
    ['no shadow root', false, STORY, []],
  ])('%s: %s', (_, expected, light, shadows) => {
    expect(shadowed(light, ...shadows)).toBe(expected)
  })

  it('looks into the shadow roots of shadow roots', () => {
    const document = documentOf('<body><x-outer></x-outer></body>')
    const inner = document.createElement('x-inner')
    document.querySelector('x-outer')?.attachShadow({ mode: 'open' }).append(inner)
    inner.attachShadow({ mode: 'open' }).append(SENTENCE.repeat(10))
    expect(isShadowed(document)).toBe(true)
  })
})

describe('articleFrame', () => {
  /** jsdom gives each frame an empty document of the same origin. */
  const framed = (html: string, ...frames: string[]) => {
    const document = documentOf(html)
    for (const [i, frame] of document.querySelectorAll('iframe, frame').entries()) {
      const inner = (frame as HTMLIFrameElement).contentDocument
      inner?.body.append(...documentOf(`<body>${frames[i]}</body>`).body.childNodes)
    }
    return articleFrame(document)?.body.textContent
  }
  it.each<[string, boolean, string, string[]]>([
    ['a page that is only a frame around it', true, `<body>${LINKS}<iframe></iframe></body>`, [STORY]],
    ['a frameset of the 1990s', true, '<frameset cols="20%,80%"><frame><frame></frameset>', [LINKS, STORY]],
    ['an article with a frame of comments', false, `<body>${STORY}<iframe></iframe></body>`, [STORY + STORY]],
    ['a frame with an advertisement', false, `<body>${LINKS}<iframe></iframe></body>`, [SENTENCE]],
    ['no frame', false, `<body>${STORY}</body>`, []],
  ])('%s: %s', (_, expected, html, frames) => {
    expect(framed(html, ...frames)?.includes(SENTENCE) ?? false).toBe(expected)
  })
})
