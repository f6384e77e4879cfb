import { describe, expect, it } from 'vitest'
import { resolve, snapshot } from '../../../utils/extract/page/snapshot'
import { documentOf } from '../../dom'

const URL = 'https://news.example/a/story.html'
function copied(html: string): string {
  const { copy, base } = snapshot(documentOf(html, URL), URL)
  resolve(copy.body, base)
  return copy.body.innerHTML
}

describe('snapshot', () => {
  it.each([
    ['<img src="data:image/gif;base64,R0" data-src="/p/a.jpg">', 'https://news.example/p/a.jpg'],
    ['<img data-original="//cdn.example/a.jpg">', 'https://cdn.example/a.jpg'],
    ['<img src="data:image/gif;base64,R0" data-srcset="/s.jpg 300w, /l.jpg 1200w">', 'https://news.example/l.jpg'],
    ['<picture><source srcset="/1.webp 1x, /2.webp 2x"><img alt=""></picture>', 'https://news.example/2.webp'],
    ['<img src="/shown.jpg" srcset="/other.jpg 2x">', 'https://news.example/other.jpg'],
    ['<img src="/m.jpg" data-src="/l.jpg" srcset="/s.jpg 480w, /xl.jpg 1600w">', 'https://news.example/xl.jpg'],
    ['<img src="/shown.jpg" srcset="/small.jpg 480w, /less.jpg 800w">', 'https://news.example/shown.jpg'],
    [
      '<picture><source srcset="/w.webp 2048w"><img src="/shown.jpg" srcset="/x.jpg 1024w"></picture>',
      'https://news.example/w.webp',
    ],
    ['<amp-img src="/amp.jpg" width="600" height="400"></amp-img>', 'https://news.example/amp.jpg'],
  ])('finds the real picture in %s', (html, src) => expect(copied(html)).toContain(`src="${src}"`))

  it.each([
    [
      'beside a placeholder',
      '<img src="data:image/gif;base64,R0"><noscript><img src="/p/a.jpg?x=1&amp;y=2"></noscript>',
    ],
    ['alone', '<figure><noscript><img src="/p/a.jpg?x=1&amp;y=2" alt=""></noscript></figure>'],
    ['once', '<img src="/p/a.jpg?x=1&amp;y=2"><noscript><img src="/p/a.jpg?x=1&amp;y=2"></noscript>'],
  ])('finds a picture repeated for readers without scripts: %s', (_, html) =>
    expect(copied(html).match(/<img src="https:\/\/news.example\/p\/a.jpg\?x=1&amp;y=2"/g)).toHaveLength(1),
  )

  it('drops a placeholder with nothing behind it', () =>
    expect(copied('<img src="data:image/gif;base64,R0">')).toBe(''))

  it('makes addresses absolute, honours base href, leaves footnotes and exact percent-encoding alone', () => {
    expect(copied('<a href="x.html">x</a><a href="#n1">1</a>')).toBe(
      '<a href="https://news.example/a/x.html">x</a><a href="#n1">1</a>',
    )
    expect(copied('<base href="/b/"><a href="x.html">x</a>')).toContain('https://news.example/b/x.html')
    const exact = '<a href="https://a.example/tag/%E7%BE%8E.html">美</a>'
    expect(copied(exact)).toBe(exact)
  })

  it('leaves the live page as it was', () => {
    const document = documentOf('<script>1</script><img data-src="/a.jpg"><a href="x">x</a>', URL)
    const before = document.documentElement.outerHTML
    snapshot(document, URL)
    expect(document.documentElement.outerHTML).toBe(before)
  })
})
