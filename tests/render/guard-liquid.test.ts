import { expect, it } from 'vitest'
import { guardHtml, guardMarkdown } from '../../utils/render/guard-liquid'

// That Jekyll shows the text as it was, and runs none of it, is tested in tests/formats.
it.each([
  ['<p title="{{ a }}">{% b %}</p>', '<p title="&#123;{ a }}">&#123;% b %}</p>'],
  ['{{{ a }}}', '&#123;&#123;{ a }}}'],
  ['{{%', '&#123;&#123;%'],
  ['{ a } 50 % }} %}', '{ a } 50 % }} %}'],
])('HTML: %s', (html, guarded) => {
  expect(guardHtml(html)).toBe(guarded)
  expect(guarded).not.toMatch(/\{[{%]/)
})

it.each([
  ['`{{ a }}`', '`{{ "{{" }} a }}`'],
  ['{% raw %}', '{{ "{%" }} raw %}'],
  ['{{{{', '{{ "{{" }}{{ "{{" }}'],
  ['{{{%', '{{ "{{" }}{{ "{%" }}'],
  ['{ a } 50 % }} %}', '{ a } 50 % }} %}'],
])('Markdown: %s', (markdown, guarded) => {
  expect(guardMarkdown(markdown)).toBe(guarded)
})
