import { expect, it } from 'vitest'
import { differences } from '../../../scripts/bench/differences'

const tokens = (text: string) => text.match(/\p{L}+/gu) ?? []
const bench = { tokens, shingles: (text: string) => new Map(tokens(text).map((word) => [word, 1])) }

it.each([
  ['nothing', { body: 'Eins zwei drei vier' }, 'Eins zwei drei vier', [], []],
  [
    'a line too many',
    { body: 'Eins zwei drei vier' },
    'Eins zwei drei vier\nLesen Sie auch das',
    ['Lesen Sie auch das'],
    [],
  ],
  [
    'a line too few',
    { body: 'Eins zwei drei vier\nUnd noch ein Satz' },
    'Eins zwei drei vier',
    [],
    ['Und noch ein Satz'],
  ],
  ['a lost standfirst', { lead: 'Worum es hier geht', body: 'Eins' }, 'Eins', [], ['Worum es hier geht']],
  ['no caption', { body: 'Eins', captions: ['Ein Bild vom Haus'] }, 'Eins\nEin Bild vom Haus', [], []],
  ['no line of which half is there', { body: 'Eins zwei drei vier' }, 'Eins zwei fünf sechs', [], []],
  [
    'a short line only when its words are nowhere',
    { body: 'Eins zwei drei vier' },
    'Eins zwei drei vier\nzwei drei\nAnzeige',
    ['Anzeige'],
    [],
  ],
  ['each line once', { body: 'Eins' }, 'Eins\nMehr\nMehr', ['Mehr'], []],
])('finds %s', (_, truth, text, extra, missing) => {
  expect(differences(bench, truth, text)).toEqual({ extra, missing })
})
