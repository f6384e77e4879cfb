// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { ChangesView, compare } from '../../../components/clip/changes-view'
import type { Article } from '../../../utils/article'
import { article } from '../article'
import { show } from '../show'

function showChanges(before: Partial<Article>, after: Partial<Article>) {
  const [a, b] = [
    { ...article, ...before },
    { ...article, ...after },
  ]
  show(<ChangesView before={a} after={b} comparison={compare(a, b)} />)
}

const all = (selector: string) => Array.from(document.querySelectorAll(selector), (element) => element.textContent)

describe('ChangesView', () => {
  it('marks the words that came and went, and says so to those who do not see the marks', () => {
    showChanges({ text: 'The old sea wall stands.' }, { text: 'The new sea wall stands.' })
    expect(all('.article-body p')).toEqual(['The Removed: oldAdded: new sea wall stands.'])
    expect(all('.article-body del')).toEqual(['Removed: old'])
    expect(all('.article-body ins')).toEqual(['Added: new'])
    expect(all('.article-body .spoken')).toEqual(['Removed: ', 'Added: '])
  })

  it('leaves out what has not changed, but says how much that is', () => {
    const [a, b, c] = ['First paragraph of all.', 'Second paragraph here.', 'Third.']
    showChanges({ text: [a, b, c].join('\n') }, { text: [a, b, c, 'A new one at the end.'].join('\n') })
    expect(all('.article-body p')).toEqual(['(3 paragraphs unchanged)', 'Added: A new one at the end.'])
  })

  it('shows each field that says something else by its name', () => {
    showChanges({ title: 'Talks', authors: ['Anne'] }, { title: 'Talks in Seoul', authors: ['Anne', 'Bo'] })
    expect(all('dt')).toEqual(['Title', 'Authors'])
    expect(all('dd ins')).toEqual(['Added:  in Seoul', 'Added: , Bo'])
  })

  it('reads a text from right to left as such, and says what is not text in the reader’s own language', () => {
    showChanges(
      { language: 'ar', direction: 'rtl', text: 'سطر أول\nالمجلس قرر يوم الثلاثاء' },
      { language: 'ar', direction: 'rtl', text: 'سطر أول\nالمجلس قرر يوم الأربعاء' },
    )
    const body = document.querySelector('.article-body')
    expect([body?.getAttribute('dir'), body?.getAttribute('lang')]).toEqual(['rtl', 'ar'])
    expect(body?.querySelector('.quiet')?.getAttribute('dir')).toBe('auto')
    expect(all('.article-body ins')).toEqual(['Added: الأربعاء'])
  })

  it('shows 100,000 characters, every paragraph changed, within a second and a half of processor time', () => {
    const text = (word: string) =>
      Array.from({ length: 300 }, (_, i) =>
        `Paragraph ${i} says ${word} and much that stays as it was. `.repeat(6),
      ).join('\n')
    const start = process.threadCpuUsage()
    showChanges({ text: text('this') }, { text: text('that') })
    const { user, system } = process.threadCpuUsage(start)
    expect((user + system) / 1000).toBeLessThan(1500)
    expect(all('.article-body p').length).toBeGreaterThanOrEqual(300)
  })

  it('takes markup in a text for text', () => {
    showChanges({ text: 'a' }, { text: 'a <img src=x onerror=alert(1)>' })
    expect(document.querySelector('.changes img')).toBeNull()
  })
})
