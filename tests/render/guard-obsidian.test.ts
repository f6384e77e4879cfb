import { expect, it } from 'vitest'
import { guardNote, guardProperty } from '../../utils/render/guard-obsidian'
import { superLinear } from '../linear'

// That no reader finds anything to run is tested in tests/formats/readers.test.ts. `·` is the word joiner.
const shown = (text: string) => text.replaceAll('\u2060', '·')

it.each([
  ['`$= a` `` = b `` `INPUT[c]`', '`·$= a` `` ·= b `` `·INPUT[c]`'],
  ['- ```\n  =a\n  ```\n\n> ```\n> \n> $=b\n> ```', '- ```\n  ·=a\n  ```\n\n> ```\n> \n> ·$=b\n> ```'],
  ['`<% a %>` &lt;%+ b %>', '`<·% a %>` &lt;·%+ b %>'],
  ['a:: b :::c', 'a:·: b :·:·:c'],
  ['&#96;$= a&#96; &#96; \\$\\= b', '&#96;·$= a&#96; &#96; ·\\$\\= b'],
  ['obsidian://a http://b https://c/d::e', 'obsidian:·//a http://b https://c/d::e'],
  ['[a::b](https://c/d::e) \\](f::g)', '[a:·:b](https://c/d::e) \\](f:·:g)'],
  ['[a\\\\](https://c/d::e)', '[a\\\\](https://c/d::e)'],
  [
    '- <table><td><a href="https://a/b::c">d::e</a> <code><b>= f</b></code></table>',
    '- <table><td><a href="https://a/b::c">d:·:e</a> <code><b>·= f</b></code></table>',
  ],
  ['| <code>&#36;&#61;a&#124;b</code> |', '| <code>·&#36;&#61;a&#124;b</code> |'],
  ['`a::b` `x = 1` `view[0]` a = b, 5 % < 6', '`a::b` `x = 1` `view[0]` a = b, 5 % < 6'],
])('writes %j in a note as %j', (markdown, expected) => {
  expect(shown(guardNote(markdown))).toBe(expected)
})

it.each([
  ['<%* a %> &lt;%+ b', '<·%* a %> &lt;·%+ b'],
  ['`$= a` <code>= b</code>', '`·$= a` <code>·= b</code>'],
  ['[[a]] obsidian://b', '[·[a]] obsidian:·//b'],
  ['a:: b [c] 50% = d https://e', 'a:: b [c] 50% = d https://e'],
])('writes %j in a property as %j', (value, expected) => {
  expect(shown(guardProperty(value))).toBe(expected)
})

it('takes linear time', () => {
  for (const words of ['`', '`$= ', '<%', '::', ' =', '<b>=', '<b> ', 'a.', 'a://', '[[', '<code>', '\\](', ' ']) {
    const guard = (text: string) => {
      for (const body of [text, `<pre>${text}</pre>`, `\`${text.replaceAll('`', '')}\``]) guardNote(body)
      guardProperty(text)
    }
    expect(superLinear(guard, words)).toBeUndefined()
  }
})
