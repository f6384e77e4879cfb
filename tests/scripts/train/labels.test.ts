import { describe, expect, it } from 'vitest'
import type { Case } from '../../../scripts/bench/bench-folder'
import { labels } from '../../../scripts/train/labels'

const tokens = (text: string) => text.match(/\p{L}+/gu) ?? []
const words = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => `w${letters(from + i)}`).join(' ')
const letters = (number: number) => String(number).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] as string)

const block = (text: string, more: { atBreak?: boolean } = {}) => ({
  ...{ text, atBreak: false },
  ...more,
})
/** The blocks in one letter each: text, copy, other. */
const kinds = (blocks: ReturnType<typeof block>[], truth: Case['truth']) =>
  labels(blocks, truth, tokens)
    .map(({ isText, isCopy }) => (isText ? 't' : isCopy ? 'c' : 'o'))
    .join('')

const A = 'Die Brücke über den Fluss bleibt bis Mai geschlossen'
const B = 'Der Rat stimmte am Montag für den Neubau im Süden'
const C = 'Anwohner wollen gegen den Beschluss klagen sagte ihr Sprecher'

describe('labels: a block of four words or more', () => {
  it.each([
    ['all of it known', A, 't'],
    ['known words in another order', 'geschlossen Mai bis bleibt Fluss den über Brücke', 'o'],
    ['half of its shingles known', `${A} und wird neu`, 't'],
    ['fewer than half', `${A} und wird dann ganz neu gebaut und viel breiter`, 'o'],
    ['known of the standfirst', 'Ein Dorf wartet auf seine Brücke', 't'],
  ])('%s', (_, text, kind) => {
    expect(kinds([block(text)], { lead: 'Ein Dorf wartet auf seine Brücke', body: `${A}\n${B}` })).toBe(kind)
  })
})

describe('labels: a block of up to three words', () => {
  const truth = { body: `${A}\nDas Geld\n${B}` }

  it.each([
    ['a line of its own is text', [block('Das Geld')], 't'],
    ['part of a line is not', [block(A), block('den Neubau'), block(B)], 'tot'],
    ['unless br cuts it off a known block', [block('Der Rat', { atBreak: true }), block(B)], 'tt'],
    ['or off the one before', [block(B), block('im Süden', { atBreak: true })], 'tt'],
    ['br beside something else does not help', [block('Der Rat', { atBreak: true }), block('Mehr zum Thema')], 'oo'],
    ['a part ends where a word ends', [block(A), block('ose Brücke', { atBreak: true })], 'to'],
    ['other words are not', [block('Zur Startseite')], 'o'],
  ])('%s', (_, blocks, expected) => {
    expect(kinds(blocks, truth)).toBe(expected)
  })
})

describe('labels: copies', () => {
  it('of the same text twice takes the one among more text', () => {
    expect(
      kinds(
        [A, 'Lesen Sie auch', 'Mehr', 'x', 'y', 'z', 'a', 'b', A, B, C].map((t) => block(t)),
        { body: `${A}\n${B}\n${C}` },
      ),
    ).toBe('cooooooottt')
  })

  it('takes the same text for the same, however it is spaced', () => {
    expect(
      kinds([block('Das  Geld'), block(A), block(B), block('Das\u00a0Geld')], { body: `${A}\n${B}\nDas Geld` }),
    ).toBe('cttt')
  })

  it('keeps both when the known text says it twice', () => {
    expect(kinds([block(A), block(B), block(A)], { body: `${A}\n${B}\n${A}` })).toBe('ttt')
  })

  it('knows a long hidden copy of the body by the blocks it holds', () => {
    const paragraphs = [words(0, 40), words(40, 40), words(80, 40)]
    const truth = { body: paragraphs.join('\n') }
    const hidden = block(paragraphs.join(' '))
    expect(kinds([hidden, ...paragraphs.map((text) => block(text))], truth)).toBe('cttt')
  })

  it.each([
    ['one other only', [`${words(0, 40)} ${words(40, 40)}`, words(40, 40)], 'tt'],
    ['little of itself elsewhere', [words(0, 100), words(0, 20), words(20, 20)], 'ttt'],
  ])('takes no long block for a copy that has %s', (_, texts, expected) => {
    const blocks = texts.map((text) => block(text))
    expect(kinds(blocks, { body: words(0, 100) })).toBe(expected)
  })
})

describe('labels: captions', () => {
  it('are what shares most with a known caption', () => {
    const captions = ['Die neue Brücke im Frühjahr']
    const blocks = ['Die neue Brücke im Frühjahr', 'Die neue Brücke ist da und sie ist sehr schön', 'Foto'].map(
      (text) => block(text),
    )
    expect(labels(blocks, { body: A, captions }, tokens).map(({ isCaption }) => isCaption)).toEqual([
      true,
      false,
      false,
    ])
  })
})

describe('labels: tokens', () => {
  it('are counted as the bench counts them', () => {
    expect(labels([block('橋は閉鎖')], { body: '橋は閉鎖' }, (text) => [...text])).toEqual([
      { tokens: 4, isText: true, isCopy: false, isCaption: false },
    ])
  })

  it('without a known text nothing is text', () => {
    expect(kinds([block(A), block('Das Geld')], {})).toBe('oo')
  })
})
