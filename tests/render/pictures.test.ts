import { describe, expect, it } from 'vitest'
import { sanitise } from '../../utils/extract/clean/sanitise'
import { tidy } from '../../utils/extract/clean/tidy'
import { toMarkdown } from '../../utils/extract/output/markdown/markdown'
import { serialise } from '../../utils/extract/output/serialise'
import { standInFor } from '../../utils/extract/page/written-out'
import { presetById, presets } from '../../utils/presets'
import { guardHtml, guardMarkdown } from '../../utils/render/guard-liquid'
import { pictureFile, relativePath, relinkHtml, relinkMarkdown, wantedPictures } from '../../utils/render/pictures'
import { filesAt } from '../../utils/render/render'
import { parseSettings } from '../../utils/settings'
import { documentOf } from '../dom'
import { superLinear, superLinearIn } from '../linear'
import { makeClip } from '../make-article'
import { PICTURES, png } from './picture-bytes'

/** The body as an article has it. */
function bodyOf(html: string) {
  const document = documentOf(`<!doctype html><body>${html}`)
  const body = tidy(sanitise(document.body, document))
  return { html: serialise(body), markdown: toMarkdown(body) }
}

const LINK = '../images/ab/x.jpg'
const img = (url: string, rest = '') => `<img src="${url.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"${rest}>`

describe('relinking', () => {
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
    const { html, markdown } = bodyOf(`<p>a</p><figure>${img(url, ' alt="b"')}<figcaption>c</figcaption></figure>`)
    const links = new Map([[url, LINK]])
    expect(relinkHtml(html, links)).toContain(`<img src="${LINK}" alt="b">`)
    expect(relinkHtml(guardHtml(html), links)).toContain(`<img src="${LINK}" alt="b">`)
    expect(relinkMarkdown(markdown, links)).toContain(`![b](${LINK})`)
    expect(relinkMarkdown(guardMarkdown(markdown), links)).toContain(`![b](${LINK})`)
  })

  it('each by its own address, the same one twice, one that begins another not', () => {
    const short = 'https://cdn.example/a.jpg'
    const long = `${short}?w=1`
    const other = `${short}?w=12`
    const { html, markdown } = bodyOf([short, long, short, other].map((url) => `<p>${img(url)}</p>`).join(''))
    const links = new Map([
      [short, 'one'],
      [long, 'two'],
    ])
    const addresses = (text: string, pattern: RegExp) => Array.from(text.matchAll(pattern), ([, address]) => address)
    expect(addresses(relinkHtml(html, links), /src="([^"]*)"/g)).toEqual(['one', 'two', 'one', other])
    expect(addresses(relinkMarkdown(markdown, links), /!\[\]\(([^)]*)\)/g)).toEqual(['one', 'two', 'one', other])
  })

  it('only pictures: text, code, links and descriptions say what they said', () => {
    const url = 'https://cdn.example/a.jpg'
    const { html, markdown } = bodyOf(
      `<p>![a](${url}) &lt;img src="${url}"&gt; <code>![b](${url})</code> <code>x\`![c](${url})\`</code></p>
      <pre>![d](${url})\n\`\`\`\n&lt;table>&lt;td>&lt;img src="${url}"></pre>
      <p><a href="${url}">full size</a> <a href="${url}">${img(url, ` alt="![e](${url}) ] \`f"`)}</a></p>
      <blockquote><pre>![g](${url})</pre><p>${img(url)}</p></blockquote>
      <table><tr><td><ul><li>${img(url)} and \` a tick, ![h](${url})</li></ul></td></tr></table><p>${img(url)} \`</p>`,
    )
    const links = new Map([[url, LINK]])
    const back = (text: string) => text.replaceAll(LINK, url)
    expect(back(relinkHtml(html, links))).toBe(html)
    expect(back(relinkMarkdown(markdown, links))).toBe(markdown)
    expect(relinkHtml(html, links).split(LINK)).toHaveLength(5)
    expect(relinkMarkdown(markdown, links).split(LINK)).toHaveLength(5)
    for (const letter of 'abcdgh') expect(relinkMarkdown(markdown, links)).not.toContain(`![${letter}](${LINK}`)
  })

  it('a link with spaces stays one link', () => {
    const { markdown } = bodyOf(`<p>${img('https://cdn.example/a.jpg', ' alt="b"')}</p>`)
    expect(relinkMarkdown(markdown, new Map([['https://cdn.example/a.jpg', '{{ x }}/a.jpg']]))).toBe(
      '![b](<{{ x }}/a.jpg>)',
    )
  })

  it('takes no time over what was made to take it', () => {
    const links = new Map([['a', 'b']])
    const mixed = (size: number) => `${'!['.repeat(size / 2)} ${'` '.repeat(size / 2)}${'![a\\]'.repeat(size / 5)}`
    expect(superLinearIn((text) => relinkMarkdown(text, links), mixed)).toBeUndefined()
    expect(superLinear((text) => relinkHtml(text, links), '<img src="')).toBeUndefined()
  })
})

describe('a picture written out in its own address', () => {
  const data = `data:image/png;base64,${'iVBO'.repeat(300)}`
  const html = `<p>a</p><p>${img(data, ' alt="b"')}</p><figure>${img(data)}</figure><p>c ${img(data)} d</p>
    <table><tr><td><ul><li>${img(data)} e</li></ul></td></tr></table><pre>![x](${data})</pre>`
  const clip = makeClip(bodyOf(html))

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

  it('is one only when it is long enough to show something', () => {
    expect(bodyOf('<p>a <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></p>').html).toBe('<p>a</p>')
    expect(bodyOf(`<p>a <img src="data:image/svg+xml;base64,${'PHN2'.repeat(300)}"></p>`).html).toBe('<p>a</p>')
  })
})

describe('the file', () => {
  it('is named after the content, whatever it was called', async () => {
    const file = await pictureFile(png())
    expect(file).toMatchObject({ type: 'image/png', content: png() })
    expect(file?.path).toMatch(/^images\/([0-9a-f]{2})\/\1[0-9a-f]{30}\.png$/)
    expect(await pictureFile(png())).toEqual(file)
    expect((await pictureFile(png(641)))?.path).not.toBe(file?.path)
    expect(await pictureFile(new TextEncoder().encode('<html>'))).toBeUndefined()
  })

  it('is reached from every depth', () => {
    expect(relativePath('a.md', 'images/ab/x.jpg')).toBe('images/ab/x.jpg')
    expect(relativePath('_posts/a.md', 'images/ab/x.jpg')).toBe('../images/ab/x.jpg')
    expect(relativePath('a/b/c.md', 'images/ab/x.jpg')).toBe('../../images/ab/x.jpg')
  })
})

describe('which pictures', () => {
  const body = ['https://a.example/1.jpg', 'https://a.example/2.jpg', 'https://a.example/1.jpg'].map((url) => img(url))
  const article = {
    image: { url: 'https://a.example/lead.jpg' },
    html: `<p>${body.join('')}${img('https://count.example/p.gif', ' alt="" width="1" height="1"')}</p>`,
  }
  const wanted = (preset: string, mode: string, parts = {}) =>
    wantedPictures({ ...article, ...parts }, presetById(preset), parseSettings({ pictures: { [preset]: mode } }))

  it('none unless asked for, and per format', () => {
    expect(wanted('obsidian', 'off')).toEqual([])
    const settings = parseSettings({ pictures: { obsidian: 'all' } })
    expect(wantedPictures(article, presetById('jekyll-archive'), settings)).toEqual([])
  })

  it('those written out in the page in any case: they are on no site where they could stay', () => {
    const html = `<p><img src="https://a.example/1.jpg"><img src="${standInFor(0)}"></p>`
    expect(wanted('obsidian', 'off', { html })).toEqual([standInFor(0)])
    expect(wanted('obsidian', 'lead', { html })).toEqual(['https://a.example/lead.jpg', standInFor(0)])
    expect(wanted('obsidian', 'off', { html: '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">' })).toEqual([])
  })

  it('those that the post shows, each once, and none that counts readers', () => {
    const [one, two] = ['https://a.example/1.jpg', 'https://a.example/2.jpg']
    expect(wanted('obsidian', 'all')).toEqual(['https://a.example/lead.jpg', one, two])
    expect(wanted('jekyll-archive', 'all')).toEqual([one, two])
  })

  it('the lead picture: the first of the body where the format does not write it or there is none', () => {
    expect(wanted('obsidian', 'lead')).toEqual(['https://a.example/lead.jpg'])
    expect(wanted('jekyll-archive', 'lead')).toEqual(['https://a.example/1.jpg'])
    expect(wanted('obsidian', 'lead', { image: undefined })).toEqual(['https://a.example/1.jpg'])
    expect(wanted('obsidian', 'lead', { image: undefined, html: '<p>a</p>' })).toEqual([])
  })
})

describe('a post with its pictures', () => {
  const lead = 'https://a.example/lead.jpg'
  const one = 'https://a.example/1?a=b&c=d'
  const clip = makeClip({ ...bodyOf(`<p>x</p><p>${img(one, ' alt="y"')}</p>`), image: { url: lead } })
  const made = async (preset: string, path: string) => {
    const [jpg, other] = [await pictureFile(PICTURES.jpg as never), await pictureFile(png())]
    if (!jpg || !other) throw new Error('no picture')
    const kept = new Map([
      [lead, jpg],
      [one, other],
      ['https://a.example/again', other],
    ])
    const [post, ...others] = filesAt(path, clip, presetById(preset), parseSettings({}), kept)
    return { post: String(post.content), others, jpg, other }
  }

  it('Obsidian: relative links, the cover by its name, each file once', async () => {
    const { post, others, jpg, other } = await made('obsidian', 'Clippings/a.md')
    expect(post).toContain(`\nimage: "[[${jpg.path.split('/').at(-1)}]]"\n`)
    expect(post).toContain(`![y](../${other.path})`)
    expect(others).toEqual([jpg, other])
  })

  it('Jekyll: links that hold in the file and in the site', async () => {
    const html = await made('jekyll-archive', '_posts/a.md')
    const src = /<img src="([^"]*)" alt="y">/.exec(html.post)?.[1] ?? ''
    expect(new URL(src, 'file:///archive/_posts/a.md').href).toBe(`file:///archive/${html.other.path}`)
    const markdown = await made('jekyll-markdown', '_posts/2026/a.md')
    const destination = /!\[y\]\(<([^>]*)>\)/.exec(markdown.post)?.[1] ?? ''
    expect(new URL(destination, 'file:///archive/_posts/2026/a.md').href).toBe(`file:///archive/${markdown.other.path}`)
    expect(markdown.post).toContain(`\nimage: "/${markdown.jpg.path}"\n`)
  })
})
