import { describe, expect, it } from 'vitest'
import { coverageBy } from '../../../utils/extract/body/coverage'

describe('coverageBy', () => {
  it.each<[string, string, string]>([
    ['German', 'Der Rat stimmt für den neuen Haushalt.', 'Die Feuerwehr löscht Brände.'],
    ['Chinese', '市議會通過了明年度的總預算案', '颱風路徑仍有變數請民眾注意'],
    ['Arabic', 'وافق المجلس على الميزانية الجديدة', 'اندلع حريق كبير صباح الخميس'],
    ['Thai', 'สภาเมืองอนุมัติงบประมาณใหม่', 'ตลาดน้ำเปิดวันอาทิตย์'],
  ])('measures what a text shares with the description in %s', (_, text, other) => {
    const of = coverageBy(text, '')
    expect(of(text)).toMatchObject({ inDescription: 1, ofDescription: 1 })
    expect(of(other)).toMatchObject({ inDescription: 0, ofDescription: 0 })
  })

  it('tells the description from the title', () => {
    const of = coverageBy('Der Haushalt steht', 'Brand im Hafen')
    expect(of('Brand im Hafen')).toEqual({ inDescription: 0, ofDescription: 0, inTitle: 1, ofTitle: 1 })
  })

  it.each([
    ['case', 'DER HAUSHALT STEHT'],
    ['punctuation and spaces', '„Der Haus-halt“ … steht!'],
  ])('does not mind %s', (_, text) => {
    expect(coverageBy('Der Haushalt steht', '')(text)).toMatchObject({ inDescription: 1, ofDescription: 1 })
  })

  it('tells a text that has the whole description from one that is all of it', () => {
    const of = coverageBy('Der Haushalt steht', '')
    const long = of('Der Haushalt steht, und morgen beginnt im Rathaus die lange Debatte um die Schulen')
    expect(long.ofDescription).toBe(1)
    expect(long.inDescription).toBeLessThan(0.3)
    const part = of('Der Haushalt')
    expect(part.inDescription).toBe(1)
    expect(part.ofDescription).toBeLessThan(1)
  })

  it('counts what is said twice once', () => {
    const of = coverageBy('Der Haushalt steht', '')
    expect(of('Haushalt Haushalt Haushalt').ofDescription).toBe(of('Haushalt').ofDescription)
  })

  it('reads the beginning: a paragraph that only ends like the description is no standfirst', () => {
    const { inDescription } = coverageBy('Der Haushalt steht', '')(`${'x'.repeat(300)} Der Haushalt steht`)
    expect(inDescription).toBe(0)
  })

  it('has nothing to compare with', () => {
    expect(coverageBy('', '')('Der Haushalt')).toEqual({ inDescription: 0, ofDescription: 0, inTitle: 0, ofTitle: 0 })
  })
})
