import { describe, expect, it } from 'vitest'
import { people } from '../../../../utils/extract/metadata/people/people'
import { superLinear } from '../../../linear'

describe('people', () => {
  it.each([
    ['By Jane Doe and John Roe', ['Jane Doe', 'John Roe']],
    ['Byrne Smith', ['Byrne Smith']],
    ['Von Jan Müller, Berlin-Korrespondent', ['Jan Müller']],
    ['Jan Müller und Eva-Maria Groß', ['Jan Müller', 'Eva-Maria Groß']],
    ['Par Anne Leroy (avec AFP)', ['Anne Leroy']],
    ['María Peña y José Núñez', ['María Peña', 'José Núñez']],
    ['記者 王小明', ['王小明']],
    ['김철수 기자', ['김철수']],
    ['安琪、臣倩', ['安琪', '臣倩']],
    ['ANNE LEROY', ['Anne Leroy']],
    ['ANNE LEROY ET JEAN DUPONT', ['Anne Leroy', 'Jean Dupont']],
    ['Jane Doe, John Roe, and Max Moe', ['Jane Doe', 'John Roe', 'Max Moe']],
    ['John E Smith', ['John E Smith']],
    ['Anna und Max', ['Anna', 'Max']],
    ['Von Jan Müller, Berlin', ['Jan Müller']],
    ['Jane Doe, Professor, University of Leiden', ['Jane Doe']],
    ['Jane Doe in Paris and agencies', ['Jane Doe']],
    ['Jane Doe in Paris and John Roe in New York', ['Jane Doe', 'John Roe']],
    ['Martin King, Jr.', ['Martin King Jr.']],
    ['Benjamin Johnson, Sr. Director of Operations', ['Benjamin Johnson']],
    ['Da Silva Maria', ['Da Silva Maria']],
    ['Di Maio Luigi', ['Di Maio Luigi']],
    ['di Maria Rossi', ['Maria Rossi']],
    ['Jan le Roux', ['Jan le Roux']],
    ['von der Leyen Ursula', ['von der Leyen Ursula']],
    ['de la Cruz María', ['de la Cruz María']],
    ['記者王小明／台北報導', ['王小明']],
    ['Reporting by Jane Doe; Editing by John Roe', ['Jane Doe']],
    ['Posted by Jane Doe on May 3, 2024', ['Jane Doe']],
    ['Jane Doe https://example.org/Max-Moe', ['Jane Doe']],
  ])('%s', (text, names) => expect(people(text, ['Le Monde']).names).toEqual(names))

  it('turns "Last, First" of a field that names one person', () => {
    expect(people('Doe, Jane', [], true).names).toEqual(['Jane Doe'])
    expect(people('AFP, Reuters', [], true).names).toEqual([])
  })

  it.each(['De Standaard', 'Von hier', 'Di Lei'])('the publisher %s is no person', (name) => {
    expect(people(name, [name]).names).toEqual([])
  })

  it.each([
    'Le Monde',
    'LeMonde.fr',
    'https://example.org/author/7',
    'news@example.org',
    'Redaktion',
    'Da Redação',
    '編輯部',
    'Jane Doe is a reporter. '.repeat(20),
    'Staff Writer',
  ])('%s is no person', (text) => {
    expect(people(text, ['Le Monde']).names).toEqual([])
  })

  it.each([
    ['Anne Leroy, AFP', ['Anne Leroy'], 'AFP'],
    ['Par Anne Leroy (avec AFP)', ['Anne Leroy'], 'AFP'],
    ['Le Monde avec AFP', [], 'AFP'],
    ['dpa/jm', [], 'dpa'],
    ['Von dpa', [], 'dpa'],
    ['AFP Deutschland', [], 'AFP Deutschland'],
    ['Hina Khan', ['Hina Khan'], undefined],
    ['Per Hansen', ['Per Hansen'], undefined],
    ['Reporterin Eva Groß', ['Eva Groß'], undefined],
    ['Jane Roe for the Mail', ['Jane Roe'], undefined],
    ['記者陳志明、王小華／海港報導', ['陳志明', '王小華'], undefined],
    ['di ANSA', [], 'ANSA'],
    ['Jane Doe (Reuters, Berlin Office)', ['Jane Doe'], 'Reuters'],
    ['作者：陈思远　欧阳立', ['陈思远', '欧阳立'], undefined],
    ['山田　太郎', ['山田　太郎'], undefined],
    ['陈思远昨天说。', [], undefined],
    ['By Monday it was raining in town.', [], undefined],
  ])('keeps the agency apart from the people: %s', (text, names, agency) => {
    expect(people(text, ['Le Monde'])).toEqual({ names, agency })
  })

  it.each([' ', ', ', '(', 'By ', 'a ', '한', 'A@', 'on '])('does not stall on 100 kB of "%s"', (part) => {
    expect(superLinear((text) => people(text, ['Le Monde'], true), part)).toBeUndefined()
  })
})
