import { describe, expect, it } from 'vitest'
import { listText, parseList } from '../../../components/shared/list-text'

describe('parseList', () => {
  it.each([
    ['', []],
    [' , ;、 ', []],
    ['Anne Leroy', ['Anne Leroy']],
    ['Anne Leroy, Jan Müller', ['Anne Leroy', 'Jan Müller']],
    ['宋晨、田中全', ['宋晨', '田中全']],
    ['新闻，国际；评论;政治', ['新闻', '国际', '评论', '政治']],
    ['أخبار، سياسة؛ رأي', ['أخبار', 'سياسة', 'رأي']],
    ['"King, Jr.", Anne', ['King, Jr.', 'Anne']],
    ['"The ""Rock"" Johnson"', ['The "Rock" Johnson']],
    ['Dwayne "The Rock" Johnson', ['Dwayne "The Rock" Johnson']],
    ['"King" Jr., Anne', ['King Jr.', 'Anne']],
    ['Anne, "King, Jr', ['Anne', 'King, Jr']],
    ['one\ntwo', ['one', 'two']],
  ])('reads %j as %j', (text, items) => {
    expect(parseList(text)).toEqual(items)
  })
})

describe('listText', () => {
  it.each([
    [[]],
    [['徐简']],
    [['King, Jr.', 'Anne']],
    [['AC/DC; live', '甲、乙', 'a،b']],
    [['"quoted"', 'half " quote']],
    [[' kept spaces ']],
    [['two\nlines']],
  ])('is read back as it was: %j', (items) => {
    expect(parseList(listText(items))).toEqual(items)
  })

  it('quotes only what needs it', () => {
    expect(listText(['Anne', 'King, Jr.'])).toBe('Anne, "King, Jr."')
  })
})
