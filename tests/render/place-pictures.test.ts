import { describe, expect, it } from 'vitest'
import type { Body } from '../../utils/article'
import { presets } from '../../utils/presets'
import { guardHtml, guardMarkdown } from '../../utils/render/guard-liquid'
import { pictureFile } from '../../utils/render/pictures'
import { placePictures } from '../../utils/render/place-pictures'
import { filesAt } from '../../utils/render/render'
import { parseSettings } from '../../utils/settings'
import { makeClip } from '../make-article'
import { png } from './picture-bytes'
import { writtenBody } from './written-body'

const LINK = '../images/ab/x.jpg'
const img = (url: string, rest = '') => `<img src="${url.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"${rest}>`

const READINGS: [string, (html: string) => Body][] = [
  ['read by this version', writtenBody],
  [
    'kept by an earlier version',
    (html) => {
      const { bodyPictures, ...kept } = writtenBody(html)
      return kept
    },
  ],
]

describe.each(READINGS)('the pictures of an article %s', (_, read) => {
  const inHtml = (body: Body, links: ReadonlyMap<string, string>) => placePictures(body, 'html', links)
  const inMarkdown = (body: Body, links: ReadonlyMap<string, string>) => placePictures(body, 'markdown', links)

  it.each([
    ['plain', 'https://cdn.example/a.jpg'],
    ['with a query', 'https://cdn.example/a?x=1&y=2&copy=3&amp;z'],
    ['with parentheses', 'https://cdn.example/a_(b)_c).jpg'],
    ['with braces and bars', 'https://cdn.example/{{a}}/{%b%}|c`d.jpg'],
    ['with spaces, quotes and angle brackets', 'https://cdn.example/a b"c<d>.jpg'],
    ['with letters of the world', 'https://cdn.example/图片/é.jpg'],
    ['with percent signs', 'https://cdn.example/%E5%9B%BE%20.jpg?u=http%3A%2F%2Fx'],
    ['with a backslash and brackets', 'https://cdn.example/a\\b[c].jpg'],
    ['with what replacing would expand', 'https://cdn.example/$&$1.jpg'],
  ])('an address %s', (_, url) => {
    const body = read(`<p>a</p><figure>${img(url, ' alt="b"')}<figcaption>c</figcaption></figure>`)
    const links = new Map([[url, LINK]])
    expect(inHtml(body, links)).toContain(`<img src="${LINK}" alt="b">`)
    expect(placePictures(body, 'html', links, guardHtml)).toContain(`<img src="${LINK}" alt="b">`)
    expect(inMarkdown(body, links)).toContain(`![b](${LINK})`)
    expect(placePictures(body, 'markdown', links, guardMarkdown)).toContain(`![b](${LINK})`)
  })

  it('each by its own address, the same one twice, one that begins another not', () => {
    const short = 'https://cdn.example/a.jpg'
    const long = `${short}?w=1`
    const other = `${short}?w=12`
    const body = read([short, long, short, other].map((url) => `<p>${img(url)}</p>`).join(''))
    const links = new Map([
      [short, 'one'],
      [long, 'two'],
    ])
    const addresses = (text: string, pattern: RegExp) => Array.from(text.matchAll(pattern), ([, address]) => address)
    expect(addresses(inHtml(body, links), /src="([^"]*)"/g)).toEqual(['one', 'two', 'one', other])
    expect(addresses(inMarkdown(body, links), /!\[\]\(([^)]*)\)/g)).toEqual(['one', 'two', 'one', other])
  })

  it('only pictures: text, code, links and descriptions say what they said', () => {
    const url = 'https://cdn.example/a.jpg'
    const body = read(
      `<p>![a](${url}) &lt;img src="${url}"&gt; <code>![b](${url})</code> <code>x\`![c](${url})\`</code></p>
      <pre>![d](${url})\n\`\`\`\n&lt;table>&lt;td>&lt;img src="${url}"></pre>
      <p><a href="${url}">full size</a> <a href="${url}">${img(url, ` alt="![e](${url}) ] \`f"`)}</a></p>
      <blockquote><pre>![g](${url})</pre><p>${img(url)}</p></blockquote>
      <table><tr><td><ul><li>${img(url)} and \` a tick, ![h](${url})</li></ul></td></tr></table><p>${img(url)} \`</p>`,
    )
    const links = new Map([[url, LINK]])
    const back = (text: string) => text.replaceAll(LINK, url)
    expect(back(inHtml(body, links))).toBe(body.html)
    expect(back(inMarkdown(body, links))).toBe(body.markdown)
    expect(inHtml(body, links).split(LINK)).toHaveLength(5)
    expect(inMarkdown(body, links).split(LINK)).toHaveLength(5)
    for (const letter of 'abcdgh') expect(inMarkdown(body, links)).not.toContain(`![${letter}](${LINK}`)
  })

  it('a link with spaces stays one link', () => {
    const body = read(`<p>${img('https://cdn.example/a.jpg', ' alt="b"')}</p>`)
    expect(inMarkdown(body, new Map([['https://cdn.example/a.jpg', '{{ x }}/a.jpg']]))).toBe('![b](<{{ x }}/a.jpg>)')
  })

  it('in tables that Markdown keeps as HTML, whatever their addresses', () => {
    const url = 'https://cdn.example/{{a}}.jpg'
    const body = read(`<table><tr><td>a</td><td><ul><li>${img(url)} b</li></ul></td></tr></table>`)
    expect(body.markdown).toContain('<table>')
    expect(placePictures(body, 'markdown', new Map([[url, LINK]]), guardMarkdown)).toContain(`<img src="${LINK}"> b`)
  })
})

describe.each(READINGS)('a picture written out in its own address, of an article %s', (_, read) => {
  const data = `data:image/png;base64,${'iVBO'.repeat(300)}`
  const html = `<p>a</p><p>${img(data, ' alt="b"')}</p><figure>${img(data)}</figure><p>c ${img(data)} d</p>
    <table><tr><td><ul><li>${img(data)} e</li></ul></td></tr></table><pre>![x](${data})</pre>`
  const clip = makeClip(read(html))

  it('stands in no post: it is a file of the archive or nothing', async () => {
    const kept = await pictureFile(png())
    if (!kept) throw new Error('no picture')
    for (const preset of presets) {
      const post = (files?: Map<string, typeof kept>) =>
        String(filesAt('a/b.md', clip, preset, parseSettings({}), files)[0].content)
      const code = (text: string) => text.replace(/!\[x\]\(data:[^)]*\)/, 'CODE')
      expect(code(post())).not.toContain('data:')
      expect(code(post())).not.toContain('<p></p>')
      expect(
        code(post())
          .match(/\b[acde]\b/g)
          ?.join(''),
      ).toContain('acde')
      const linked = code(post(new Map([[data, kept]])))
      expect(linked).not.toContain('data:')
      expect(linked.split(kept.path)).toHaveLength(5)
      expect(linked).toContain('CODE')
    }
  })

  it('stands in tables that Markdown keeps as HTML, too', async () => {
    const picture = await pictureFile(png())
    if (!picture) throw new Error('no picture')
    const table = makeClip(read(`<table><tr><td>a</td><td><ul><li>${img(data)} b</li></ul></td></tr></table>`))
    for (const preset of presets) {
      const post = (files?: Map<string, typeof picture>) =>
        String(filesAt('a/b.md', table, preset, parseSettings({}), files)[0].content)
      expect(post()).not.toContain('<img')
      expect(post(new Map([[data, picture]])).split(picture.path)).toHaveLength(2)
    }
  })

  it('leaves no Liquid behind where it stood between braces', () => {
    const body = read(`<p>{${img(data)}{ x }}</p>`)
    expect(placePictures(body, 'html', new Map(), guardHtml)).toBe('<p>&#123;{ x }}</p>')
    expect(placePictures(body, 'markdown', new Map(), guardMarkdown)).toBe('{{ "{{" }} x }}')
  })
})
