// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { ArticleBody } from '../../../components/clip/article-body'
import { show } from '../show'

const body = () => document.querySelector<HTMLElement>('.article-body') as HTMLElement

const shown = (html: string): string => {
  show(<ArticleBody html={html} />)
  return body().innerHTML
}

describe('ArticleBody', () => {
  it.each([
    [
      'keeps structure',
      '<h2>A</h2><p>b <em>c</em></p><ul><li>d</li></ul>',
      '<h2>A</h2><p>b <em>c</em></p><ul><li>d</li></ul>',
    ],
    ['keeps ruby', '<p><ruby>漢<rt>かん</rt></ruby></p>', '<p><ruby>漢<rt>かん</rt></ruby></p>'],
    [
      'keeps spans of cells',
      '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>',
      '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>',
    ],
    ['keeps language and direction of a part', '<p lang="ar" dir="rtl">ا</p>', '<p lang="ar" dir="rtl">ا</p>'],
    ['drops scripts with their text', '<p>a<script>b()</script></p>', '<p>a</p>'],
    [
      'drops styles, classes, ids and handlers',
      '<style>p{}</style><p style="color:red" class="x" id="y" onclick="z()">a</p>',
      '<p>a</p>',
    ],
    ['keeps the text of tags it does not know', '<font><center>a</center></font>', 'a'],
    ['shows text that looks like markup as text', '<p>&lt;script&gt;</p>', '<p>&lt;script&gt;</p>'],
    ['drops a link that is no web address', '<p><a href="javascript:alert(1)">a</a></p>', '<p><a>a</a></p>'],
  ])('%s', (_, html, expected) => {
    expect(shown(html)).toBe(expected)
  })

  it('opens links outside the popup and tells the site nothing', () => {
    shown('<p><a href="https://example.com/" target="_self" rel="opener">a</a></p>')
    const link = body().querySelector('a')
    expect([link?.href, link?.target, link?.rel]).toEqual(['https://example.com/', '_blank', 'noreferrer'])
  })

  it('never loads a picture, but says that there is one and what it shows', () => {
    shown(
      '<figure><img src="https://example.com/a.jpg" srcset="b.jpg 2x" alt="Two officials"><figcaption>Seoul</figcaption></figure><img src="c.jpg">',
    )
    expect(body().querySelector('img, [src], [srcset]')).toBeNull()
    expect([...body().querySelectorAll('[role=img]')].map((p) => p.getAttribute('aria-label'))).toEqual([
      'Two officials',
      'Image',
    ])
    expect(body().textContent).toContain('Seoul')
  })

  it('never loads a video or a frame', () => {
    shown('<video src="a.mp4" poster="b.jpg"></video><iframe src="https://example.com/"></iframe><embed src="x">')
    expect(body().querySelector('video, iframe, embed, [src], [poster]')).toBeNull()
    expect(body().querySelectorAll('[role=img]')).toHaveLength(3)
  })

  it('reads in the article’s language and direction, whatever the browser’s', () => {
    document.documentElement.dir = 'rtl'
    show(<ArticleBody html="<p>a</p>" lang="en" />)
    expect([body().lang, body().dir]).toEqual(['en', 'ltr'])
    show(<ArticleBody html="<p>ا</p>" lang="ar" dir="rtl" />)
    expect([body().lang, body().dir]).toEqual(['ar', 'rtl'])
  })

  it('says so when there is no text', () => {
    expect(shown('')).toContain('No text was found.')
  })
})
