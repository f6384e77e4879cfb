import { describe, expect, it } from 'vitest'
import { needsScripts as judge } from '../../../utils/browser/capture/needs-scripts'
import { documentOf } from '../../dom'
import { superLinearIn } from '../../linear'

const needsScripts = (html: string, text: string | undefined) => judge(documentOf(html), text)

const SCRIPT = '<script src="/app.js"></script>'
const flash = 'The council of the harbour town voted on Tuesday evening to rebuild the old sea wall. '.repeat(3)

describe('a page that was fetched and not run', () => {
  it.each([
    ['an empty destination for a program', `<div id="root"></div>${SCRIPT}`, undefined],
    ['a spinner', `<p>Loading…</p>${SCRIPT}`, undefined],
    ['data for a program only', `<div id="app"></div><script>window.data = "${flash.repeat(9)}"</script>`, undefined],
    [
      'a notice without scripts',
      `<noscript><p>You need to enable JavaScript.</p></noscript>${SCRIPT}`,
      'Harbour Gazette',
    ],
    ['a longer notice', `<p>JavaScript is off. ${flash}</p>${SCRIPT}`, `JavaScript is off. ${flash}`],
  ])('needs its scripts when it shows %s', (_, html, text) => {
    expect(needsScripts(html, text)).toBe(true)
  })

  it.each([
    ['a short report', `<p>${flash}</p>${SCRIPT}`, flash],
    [
      'a short report in Chinese',
      `<p>x</p>${SCRIPT}`,
      '市政府星期二宣布重建旧海堤，此前两个冬天海浪淹没了集市广场，四十户人家受灾。'.repeat(4),
    ],
    ['a list of other pages', `${'<a href="/x">The council voted on Tuesday</a>'.repeat(20)}${SCRIPT}`, undefined],
    ['little, but has none', '<p>Closed today.</p>', undefined],
    ['an article about JavaScript', `<p>JavaScript ${flash.repeat(5)}</p>${SCRIPT}`, `JavaScript ${flash.repeat(5)}`],
  ])('does not when it shows %s', (_, html, text) => {
    expect(needsScripts(html, text)).toBe(false)
  })

  it('is judged in time that grows with its size, whatever is in it', { timeout: 60_000 }, () => {
    const pageOf = (size: number) => {
      const hostile = '<svg <!-- '.repeat(size / 10)
      return documentOf(`${SCRIPT}<p title="${hostile}">x ${hostile.replaceAll('<', '&lt;')}`)
    }
    expect(judge(pageOf(100_000), undefined)).toBe(false)
    expect(superLinearIn((document) => judge(document, undefined), pageOf)).toBeUndefined()
  })
})
