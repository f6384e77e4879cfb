import { describe, expect, it } from 'vitest'
import { people } from '../../utils/extract/people'

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
  ])('%s', (text, names) => expect(people(text, 'Le Monde').names).toEqual(names))

  it('turns "Last, First" of a field that names one person', () => {
    expect(people('Doe, Jane', '', true).names).toEqual(['Jane Doe'])
  })

  it.each([
    'Le Monde',
    'LeMonde.fr',
    'https://example.org/author/7',
    'news@example.org',
    'Redaktion',
    '編輯部',
    'Staff Writer',
  ])('%s is no person', (text) => {
    expect(people(text, 'Le Monde').names).toEqual([])
  })

  it('keeps the agency apart from the people', () => {
    expect(people('Anne Leroy, AFP', 'Le Monde')).toEqual({ names: ['Anne Leroy'], agency: 'AFP' })
  })
})
