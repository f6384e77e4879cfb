import { expect, it } from 'vitest'
import { linkDestination, linkText } from '../../utils/render/escape-markdown'

it.each([
  ['美韩高官谴责朝鲜', '美韩高官谴责朝鲜'],
  ['Plain "title" - it\'s (fine)!', 'Plain "title" - it\'s (fine)!'],
  ['a [b](c) d', 'a \\[b\\](c) d'],
  ['*a* _b_ `c` ~~d~~', '\\*a\\* \\_b\\_ \\`c\\` &#126;&#126;d&#126;&#126;'],
  ['<script> & <b>', '&lt;script\\> & &lt;b\\>'],
  ['&lt; &#60; AT&T', '&amp;lt; &amp;#60; AT&T'],
  ['{{ x }} {% y %} {: z}', '&#123;&#123; x \\}\\} &#123;% y %\\} &#123;: z\\}'],
  ['a | b $$c$$ #d \\', 'a \\| b \\$\\$c\\$\\$ #d \\\\'],
  ['^footnote 2^3', '&#94;footnote 2^3'],
  [' a\n\tb\u2028c\u0085d\u0000e ', 'a b c d e'],
  ['lone \uD83D', 'lone \uFFFD'],
])('the link text %j is written %j', (text, written) => {
  expect(linkText(text)).toBe(written)
})

it.each([
  ['https://www.epochtimes.com/gb/23/9/15/n14074508.htm', 'https://www.epochtimes.com/gb/23/9/15/n14074508.htm'],
  ['https://news.example/a_(b)?c=d&e=%20#f', 'https://news.example/a_%28b%29?c=d&e=%20#f'],
  ['https://news.example/a b<c>{{d}}', 'https://news.example/a%20b%3Cc%3E%7B%7Bd%7D%7D'],
  ['https://news.example/\\|"`\u202E', 'https://news.example/%5C%7C%22%60%E2%80%AE'],
  ['https://news.example/?a=1&lt;=2', 'https://news.example/?a=1&amp;lt;=2'],
  ['https://news.example/新聞', 'https://news.example/新聞'],
  ['file:///home/me/page.html', 'file:///home/me/page.html'],
])('the destination %s is written %s', (url, written) => {
  expect(linkDestination(url)).toBe(written)
})

it.each(['javascript:alert(1)', 'data:text/html,x', ' https://news.example', 'nonsense', ''])(
  '%j is no destination',
  (url) => {
    expect(linkDestination(url)).toBe('')
  },
)
