import { expect, it } from 'vitest'
import { toMarkdown } from '../../utils/extract/output/markdown/markdown'
import { serialise } from '../../utils/extract/output/serialise'
import { writeBody } from '../../utils/extract/write-body'
import { markdownAddress } from '../../utils/markdown-address'
import { bodyOf } from './bodies'

const ONE = 'https://a.example/1.jpg'
const ODD = 'https://a.example/a b(c).jpg?x=1&y=2'
const img = (url: string, rest = '') => `<img src="${url.replace(/&/g, '&amp;')}"${rest}>`

/** In every place where the two texts write a picture differently, beside words that look like one. */
const PAGE = `<p>![a](${ONE}) &lt;img src="${ONE}"> <code>![b](${ONE})</code> <em>${img(ONE)}</em></p>
  <figure>${img(ODD, ' alt="![c](d) ]"')}<figcaption>e</figcaption></figure><pre>![f](${ONE})</pre>
  <table><caption>${img(ODD)} g</caption><tr><td>h</td><td><ul><li>${img(ODD)} i</li></ul></td></tr></table>
  <blockquote><ul><li>${img(ONE, ' width="600" height="1"')} j</li></ul></blockquote>
  <p>k ${img('https://count.example/p.gif', ' width="1" height="0"')}</p>`

it('writes what the body says, and where the addresses of its pictures stand', () => {
  const body = bodyOf(PAGE)
  const { html, markdown, bodyPictures = [] } = writeBody(body)
  expect(html).toBe(serialise(body))
  expect(markdown).toBe(toMarkdown(body))
  expect(bodyPictures.map(({ url }) => url)).toEqual([ONE, ODD, ODD, ODD, ONE, 'https://count.example/p.gif'])
  expect(bodyPictures.map(({ isTrackingPixel = false }) => isTrackingPixel)).toEqual([...Array(5).fill(false), true])
  for (const { url, ...at } of bodyPictures) {
    const attribute = `<img src="${url.replace(/&/g, '&amp;')}"`
    expect(html.slice(at.html - 10).startsWith(attribute)).toBe(true)
    const inMarkdown = at.markdown ?? 0
    const isHtml = markdown[inMarkdown - 1] === '"'
    expect(markdown.slice(inMarkdown - (isHtml ? 10 : 2))).toSatisfy((text: string) =>
      text.startsWith(isHtml ? attribute : `](${markdownAddress(url)})`),
    )
  }
  const places = bodyPictures.map((picture) => picture.markdown)
  expect(new Set(places).size).toBe(6)
})

it('a picture that Markdown leaves out has no place there', () => {
  const { bodyPictures } = writeBody(bodyOf(`<p><ruby>a<rp>${img(ONE)}</rp><rt>b</rt></ruby>${img(ODD)}</p>`))
  expect(bodyPictures?.map(({ markdown }) => typeof markdown)).toEqual(['undefined', 'number'])
})

it('no page passes its words off as marks of pictures', () => {
  const words = ['\ufdd00\ufdd0', '\ufdd0', '\ufdd09\ufdd0'].map(
    (word) => `<p>${word} ${img(ONE, ` alt="${word}"`)}</p>`,
  )
  for (const page of [...words, words.join('')]) {
    const body = bodyOf(page)
    expect(writeBody(body)).toEqual({ html: serialise(body), markdown: toMarkdown(body) })
  }
})
