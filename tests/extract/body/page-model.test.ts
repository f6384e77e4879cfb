import { describe, expect, it } from 'vitest'
import { PART } from '../../../utils/extract/body/parts'
import { pageOf, prose } from './page'

describe('pageModel: blocks', () => {
  it.each<[string, string, number, boolean]>([
    ['words between spaces', 'Der Rat der Stadt', 4, false],
    ['two characters of Han to about a word', '市議會通過了明年度總預算', 6.6, true],
    ['Thai likewise', 'สภาเมือง', 4.4, true],
    ['Hangul is written with spaces', '시의회가 예산안을 통과시켰다', 3, false],
    ['both in one text', 'NATO 峰會', 1 + 2 * 0.55, true],
  ])('counts %s', (_, text, words, isUnspaced) => {
    const [block] = pageOf(`<p>${text}</p>`).blocks
    expect(block?.words).toBeCloseTo(words, 5)
    expect(block?.isUnspaced).toBe(isUnspaced)
  })

  it.each<[string, boolean, string]>([
    ['a paragraph', true, 'Der Rat der Stadt hat am Dienstag nach langer Debatte den neuen Haushalt beschlossen.'],
    ['a Chinese one', true, '市議會星期二經過長時間辯論後，終於通過了明年度的總預算案。'],
    ['an Arabic one', true, 'هل وافق المجلس يوم الثلاثاء على ميزانية المدينة الجديدة بعد نقاش طويل في القاعة؟'],
    ['a Hindi one', true, 'नगर परिषद ने मंगलवार को लंबी बहस के बाद शहर का नया बजट मंज़ूर कर लिया।'],
    ['a short line', false, 'Der Rat hat beschlossen.'],
    [
      'a line without an end',
      false,
      'Rat Stadt Dienstag Debatte Haushalt Schule Brücke Hafen Museum Markt Bahn Straße Platz',
    ],
    ['links', false, '<a href="/">Der Rat der Stadt hat am Dienstag nach langer Debatte den Haushalt beschlossen.</a>'],
  ])('%s reads like running text: %s', (_, isGood, html) => {
    expect((pageOf(`<p>${html}</p>`).blocks[0]?.good ?? 0) > 0).toBe(isGood)
  })

  it('know what all of their template hold', () => {
    const { blocks } = pageOf(`<div class="text"><p>a b</p><p>c</p></div><div class="menu"><p>d</p></div>`)
    expect(blocks.map(({ kind }) => kind.blocks)).toEqual([2, 2, 1])
    expect(blocks[0]?.kind).toBe(blocks[1]?.kind)
    expect(blocks[0]?.kind.words).toBe(3)
  })

  it('are of one template whatever number it gives them', () => {
    const { blocks } = pageOf('<p class="para-1">a</p><p class="para-27">b</p>')
    expect(blocks[0]?.signature).toBe(blocks[1]?.signature)
  })

  it('count how often the page says the same', () => {
    const page = pageOf('<p>Anzeige</p><p>Text</p><p>Anzeige</p>')
    expect(page.copies).toEqual(
      new Map([
        ['Anzeige', 2],
        ['Text', 1],
      ]),
    )
  })
})

describe('pageModel: boxes', () => {
  it('sum up what is in them', () => {
    const page = pageOf('<div id="a"><p>eins zwei</p><p><a href="/">drei</a></p></div><p>vier</p>')
    const box = [...page.boxes.values()].find(({ element }) => element.id === 'a')
    expect(box).toMatchObject({ blocks: 2, words: 3, linked: 1, first: 0, last: 1, depth: 1 })
  })

  it('have the parts and names of those around them', () => {
    const [block] = pageOf('<nav class="related"><div class="teaser"><p>Text</p></div></nav>').blocks
    expect(block?.box.parts).toBe(PART.nav)
    expect(block?.box.outer).toBe((block?.box.parent?.groups ?? 0) | (block?.box.parent?.parent?.groups ?? 0))
    expect(block?.box.groups).toBe(0)
  })

  it('the best-scored one holds the text, not the aside, however long that is', () => {
    const page = pageOf(`<aside>${prose('Rand', 6)}</aside><div id="text">${prose('Absatz', 4)}</div>`)
    expect(page.top.element.id).toBe('text')
  })

  it('the core is the smallest that holds 70 % of the good text', () => {
    const inner = `<div id="inner">${prose('Absatz', 6)}</div>`
    expect(pageOf(`<div id="outer">${inner}${prose('Mehr', 1)}</div>`).core.element.id).toBe('inner')
    expect(pageOf(`<div id="outer">${inner}${prose('Mehr', 5)}</div>`).core.element.id).toBe('outer')
  })

  it('a page without text has a core all the same', () => {
    const page = pageOf('')
    expect(page.core.element.localName).toBe('body')
    expect(page).toMatchObject({ blocks: [], headline: -1, words: 1, good: 1 })
  })
})

describe('pageModel: the headline', () => {
  it.each<[string, string, Parameters<typeof pageOf>[1], string | undefined]>([
    ['the one the page shows', '<h1>Magazin</h1><h2 id="x">Brand im Hafen</h2>', { headline: '#x' }, 'Brand im Hafen'],
    [
      'the heading that says the title',
      '<h1>Das Tagblatt</h1><h2>Brand im Hafen</h2>',
      { title: 'Brand im Hafen' },
      'Brand im Hafen',
    ],
    ['in Japanese', '<h1>日々新聞</h1><h2>港の倉庫で火災</h2>', { title: '港の倉庫で火災' }, '港の倉庫で火災'],
    [
      'the first h1 when none does',
      '<p>Rubrik</p><h1>Etwas anderes</h1>',
      { title: 'Brand im Hafen' },
      'Etwas anderes',
    ],
    ['none', '<p>Brand im Hafen</p>', { title: 'Brand im Hafen' }, undefined],
  ])('%s', (_, html, hints, expected) => {
    const page = pageOf(html, hints)
    expect(page.blocks[page.headline]?.text).toBe(expected)
  })
})
