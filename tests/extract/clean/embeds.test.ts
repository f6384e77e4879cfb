import { describe, expect, it } from 'vitest'
import { sanitise } from '../../../utils/extract/clean/sanitise'
import { tidy } from '../../../utils/extract/clean/tidy'
import { serialise } from '../../../utils/extract/output/serialise'
import { documentOf } from '../../dom'

function clean(html: string): string {
  const document = documentOf(`<!doctype html><body>${html}`)
  return serialise(tidy(sanitise(document.body, document)))
}

const A = 'https://a.example'
const link = (path: string, text: string) => `<p><a href="${A}${path}">${text}</a></p>`

describe('leaves of what no archive can keep', () => {
  it.each([
    ['a player by its title', `<iframe src="${A}/embed/1" title="大桥落成"></iframe>`, link('/embed/1', '大桥落成')],
    ['a player without a title by its host', `<iframe src="${A}/embed/1"></iframe>`, link('/embed/1', 'a.example')],
    [
      'a lazy player',
      `<iframe src="about:blank" data-src="//a.example/player?v=1"></iframe>`,
      link('/player?v=1', 'a.example'),
    ],
    [
      'a chart or map by its title',
      `<iframe src="${A}/chart/7/" title="Share of votes"></iframe>`,
      link('/chart/7/', 'Share of votes'),
    ],
    [
      'a formula by the TeX it was made from',
      '<p>a <span class="katex"><span class="katex-mathml"><math><semantics><mi>x</mi><annotation encoding="application/x-tex">\\frac{x}{2}</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">x2</span></span></p>',
      '<p>a <code>\\frac{x}{2}</code></p>',
    ],
    [
      'a formula once',
      '<p><mjx-container><mjx-math aria-hidden="true">x</mjx-math><mjx-assistive-mml><math><mi>x</mi></math></mjx-assistive-mml></mjx-container></p>',
      '<p>x</p>',
    ],
    [
      'numbered code by the code (spans)',
      '<pre><span class="lineno">1</span>a\n<span class="line-number">2</span>b</pre>',
      '<pre>a\nb</pre>',
    ],
  ])('%s', (_, html, expected) => expect(clean(html)).toBe(expected))

  it('a post as a quotation with its author, date and link', () => {
    const post = `<blockquote class="twitter-tweet"><p lang="de" dir="ltr">Guten Morgen</p>— Anna (@anna) <a href="${A}/anna/1">7. Oktober 2026</a></blockquote>`
    expect(clean(post)).toBe(
      `<blockquote><p lang="de" dir="ltr">Guten Morgen</p><p>— Anna (@anna) <a href="${A}/anna/1">7. Oktober 2026</a></p></blockquote>`,
    )
  })
})

describe('leaves nothing of', () => {
  it.each([
    [
      'an advertisement',
      `<iframe src="${A}/x" title="Advertisement"></iframe><iframe src="${A}/ads/embed/1" title="a"></iframe>`,
    ],
    [
      'an advertisement in other languages',
      `<iframe src="${A}/x" title="Anzeige"></iframe><iframe src="${A}/y" title="廣告"></iframe>`,
    ],
    [
      'consent, sign-up and comments',
      `<iframe src="${A}/consent/1" title="a"></iframe><iframe src="${A}/newsletter" title="b"></iframe><iframe src="${A}/comments/embed" title="c"></iframe>`,
    ],
    ['a counter', `<iframe src="${A}/embed/1" width="1" height="1" title="a"></iframe>`],
    ['a frame without a name', `<iframe src="${A}/x"></iframe>`],
    [
      'a frame that is no web address',
      '<iframe src="javascript:alert(1)" title="a"></iframe><iframe srcdoc="x" title="b"></iframe>',
    ],
    ['an icon', '<p><svg><title>Share</title></svg></p>'],
  ])('%s', (_, html) => expect(clean(`${html}<p>z</p>`)).toBe('<p>z</p>'))
})

it('a page of a thousand boxes in each other keeps its text', () => {
  expect(clean(`${'<div><b>'.repeat(1000)}deep`)).toContain('deep')
})
