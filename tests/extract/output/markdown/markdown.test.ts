import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { ACTIVE_TEXT } from '../../../../scripts/fuzz/active-text'
import { toMarkdown } from '../../../../utils/extract/output/markdown/markdown'
import { serialise } from '../../../../utils/extract/output/serialise'
import { documentOf } from '../../../dom'
import { alike, bodyOf, EXPECTED_ELEMENTS, everywhere, KEPT, plain } from '../../bodies'

const markdown = (html: string) => toMarkdown(bodyOf(html))

/** An independent parser: CommonMark with GFM's tables and strikethrough. */
const parser = new MarkdownIt({ html: true })

const A = 'https://a.example'

describe('writes', () => {
  it.each([
    ['headings', '<h1>a</h1><h3>b <b>c</b></h3>', '# a\n\n### b **c**'],
    ['emphasis', '<p>a <em>b</em> <i>c</i> <strong>d</strong> <b>e</b> <s>f</s></p>', 'a _b_ _c_ **d** **e** ~~f~~'],
    ['lists', '<ul><li>a<ul><li>b<li>c</ul><li>d</ul>', '- a\n  - b\n  - c\n- d'],
    ['loose lists', '<ul><li><p>a</p><p>b</p><li><p>c</p></ul>', '- a\n\n  b\n\n- c'],
    ['numbers from the start given', '<ol start="9"><li>a<li>b<ul><li>c</ul></ol>', '9. a\n10. b\n    - c'],
    ['numbers that do not count up as text', '<ol reversed><li>a<li>b</ol>', '2\\. a\n\n1\\. b'],
    ['task lists', '<ul><li><input type=checkbox checked> a<li><input type=checkbox> b</ul>', '- [x] a\n- [ ] b'],
    ['quotations', '<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
    ['links', `<p><a href="${A}/x">a</a></p>`, `[a](${A}/x)`],
    ['pictures without text', `<p><img src="${A}/i.jpg"></p>`, `![](${A}/i.jpg)`],
    [
      'figures, the caption as an emphasised paragraph',
      `<figure><img src="${A}/i" alt="x"><figcaption>「字」（AFP）</figcaption></figure>`,
      `![x](${A}/i)\n\n_「字」（AFP）_`,
    ],
    ['line breaks', '<p>a<br>b</p>', 'a  \nb'],
    ['breaks', '<p>a</p><hr><p>b</p>', 'a\n\n***\n\nb'],
    ['code', '<p><code>a`b</code></p><pre>x\n```\ny</pre>', '``a`b``\n\n````\nx\n```\ny\n````'],
    [
      'tables',
      '<table><thead><tr><th>a<th>b<tbody><tr><td>c|d<td><p>e</p><p>f</p></table>',
      '| a | b |\n| --- | --- |\n| c\\|d | e<br>f |',
    ],
    ['emphasis of a picture behind a space', `<p>b<s> <img src="${A}/i"></s>a</p>`, `b <del>![](${A}/i)</del>a`],
    ['a lone header as a row', '<table><tr><th>a<th>b</table>', '|  |  |\n| --- | --- |\n| a | b |'],
    ['tables without header', '<table><tr><td>a<td>b</table>', '|  |  |\n| --- | --- |\n| a | b |'],
    [
      'merged cells once',
      '<table><tr><th colspan=2>a<th>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g</table>',
      '| a |  | b |\n| --- | --- | --- |\n| c | d | e |\n|  | f | g |',
    ],
    [
      'cells of dashes as text',
      '<table><tr><th>a<th>b<tr><td>-<td>--</table>',
      '| a | b |\n| --- | --- |\n| \\- | \\-- |',
    ],
    [
      'table captions',
      '<table><caption>x</caption><tr><th>a<th>b<tr><td>c<td>d</table>',
      '_x_\n\n| a | b |\n| --- | --- |\n| c | d |',
    ],
    [
      'tables with lists as HTML',
      '<table><tr><td><ul><li>a*</ul><td><pre>b\n\nc</pre></table>',
      '<table><tbody><tr><td><ul><li>a*</li></ul></td><td><pre>b&#10;&#10;c</pre></td></tr></tbody></table>',
    ],
    ['definition lists', '<dl><dt>a</dt><dd>b</dd></dl>', '**a**\n\nb'],
    ['details', '<details><summary>a</summary><p>b</p></details>', '**a**\n\nb'],
    ['ruby', '<p><ruby>漢<rp>（</rp><rt>かん</rt><rp>）</rp></ruby></p>', '漢(かん)'],
    ['sub and sup', '<p>H<sub>2</sub>O m<sup>2</sup></p>', 'H<sub>2</sub>O m<sup>2</sup>'],
    ['two lists in a row apart', '<ul><li>a</ul><ul><li>b</ul>', '- a\n\n<!-- -->\n\n- b'],
    ['headings inside links', `<a href="${A}/"><h2>a</h2><p>b</p></a>`, `## [a](${A}/)\n\n[b](${A}/)`],
    ['no empty links', `<p>a<a href="${A}/"> </a>b</p>`, 'a b'],
    [
      'destinations with brackets, spaces and pipes',
      `<p><a href="${A}/a(b) c|d&amp;copy;">x</a></p>`,
      `[x](${A}/a%28b%29%20c%7Cd&amp;copy;)`,
    ],
    ['films as links', `<video src="${A}/v.mp4"></video>`, `[v.mp4](${A}/v.mp4)`],
    ['a break at the edge of emphasis outside it', '<p><b>a<br></b>b</p>', '**a**  \nb'],
    ['neighbours of one kind together', '<p><b>a</b><b>b</b> <code>c</code><code>d</code></p>', '**ab** `cd`'],
    ['a link inside code around it', `<p><code>a <a href="${A}/">b</a></code></p>`, `\`a\` [\`b\`](${A}/)`],
    ['code blocks with links as HTML', `<pre>a <a href="${A}/">b</a></pre>`, `<pre>a <a href="${A}/">b</a></pre>`],
    [
      'a space after a picture in a link behind it',
      `<p><a href="${A}/"><img src="${A}/i"> </a>b</p>`,
      `[![](${A}/i)](${A}/) b`,
    ],
    ['nothing', '<p> </p>', ''],
  ])('%s', (_, html, expected) => expect(markdown(html)).toBe(expected))
})

describe('keeps, read by another parser', () => {
  it.each(KEPT)('%s', (html) => {
    expect(serialise(bodyOf(html)), 'the case is tidy').toBe(html)
    expect(alike(serialise(bodyOf(parser.render(markdown(html)))))).toBe(alike(html))
  })
})

describe('keeps as text', () => {
  it.each(ACTIVE_TEXT)('%j', (text) => {
    const body = everywhere(text)
    const result = documentOf(`<!doctype html><body>${parser.render(toMarkdown(body))}`).body
    expect(plain(result.textContent)).toBe(plain(body.textContent))
    expect([...result.querySelectorAll('*')].filter((e) => !e.matches(EXPECTED_ELEMENTS))).toEqual([])
  })
})

describe('does not escape plain text', () => {
  it.each([
    'snake_case and ファイル_名前, 1.5 (a) b-c: d — “e” f’s g/h 50% #1 i@j.example 3~5天 AT&T 5 < 6 > 4 2 * 3 = 6!',
    '责任编辑：李琳#',
    '（大纪元记者徐简综合报导）【2023年09月15日讯】「字」『字』《字》——……？！',
    'https://a.example/a_b/c-d?e=f&g=h#i',
    'He paid $5 and got $3 back; C:\\dir\\file',
    '2023.09.15 and 1.中文 and 3)x',
    '-5° +3 =a :b',
  ])('%s', (text) => {
    expect(markdown(`<p>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`)).toBe(text)
  })
})
