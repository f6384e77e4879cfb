import { describe, expect, it } from 'vitest'
import { presetById } from '../../utils/presets'
import { pictureFile, relativePath, wantedPictures } from '../../utils/render/pictures'
import { filesAt } from '../../utils/render/render'
import { parseSettings } from '../../utils/settings'
import { standInFor } from '../../utils/stand-in'
import { makeClip } from '../make-article'
import { PICTURES, png } from './picture-bytes'
import { writtenBody } from './written-body'

const img = (url: string, rest = '') => `<img src="${url.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"${rest}>`

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
  const [one, two, lead] = ['https://a.example/1.jpg', 'https://a.example/2.jpg', 'https://a.example/lead.jpg']
  const pixel = img('https://count.example/p.gif', ' alt="" width="1" height="1"')
  const article = {
    image: { url: lead },
    ...writtenBody(`<p>a${[one, two, one].map((url) => img(url)).join('')}${pixel}</p>`),
  }
  const { bodyPictures, ...old } = article
  const wanted = (preset: string, mode: string, parts: Parameters<typeof wantedPictures>[0] = article) =>
    wantedPictures(parts, presetById(preset), parseSettings({ pictures: { [preset]: mode } }))

  it('none unless asked for, and per format', () => {
    expect(wanted('obsidian', 'off')).toEqual([])
    const settings = parseSettings({ pictures: { obsidian: 'all' } })
    expect(wantedPictures(article, presetById('jekyll-archive'), settings)).toEqual([])
  })

  it('those written out in the page in any case: they are on no site where they could stay', () => {
    const parts = { ...article, ...writtenBody(`<p>a${img(one)}${img(standInFor(0))}</p>`) }
    expect(wanted('obsidian', 'off', parts)).toEqual([standInFor(0)])
    expect(wanted('obsidian', 'lead', parts)).toEqual([lead, standInFor(0)])
    const short = { html: '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', markdown: '' }
    expect(wanted('obsidian', 'off', short)).toEqual([])
  })

  it.each([
    ['read by this version', article],
    ['kept by an earlier version', old],
  ])('of an article %s, those that the post shows, each once, and no tracking pixel', (_, parts) => {
    expect(wanted('obsidian', 'all', parts)).toEqual([lead, one, two])
    expect(wanted('jekyll-archive', 'all', parts)).toEqual([one, two])
  })

  it('the lead picture: the first of the body where the format does not write it or there is none', () => {
    expect(wanted('obsidian', 'lead')).toEqual([lead])
    expect(wanted('jekyll-archive', 'lead')).toEqual([one])
    expect(wanted('obsidian', 'lead', { ...article, image: undefined })).toEqual([one])
    expect(wanted('obsidian', 'lead', writtenBody('<p>a</p>'))).toEqual([])
  })
})

describe('a post with its pictures', () => {
  const lead = 'https://a.example/lead.jpg'
  const one = 'https://a.example/1?a=b&c=d'
  const clip = makeClip({ ...writtenBody(`<p>x</p><p>${img(one, ' alt="y"')}</p>`), image: { url: lead } })
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
