import { describe, expect, it } from 'vitest'
import { decodeFetched } from '../utils/html-encoding'
import { encode } from './scripts/clip/encode'

const HTML = 'text/html'
const bytes = (html: string, encoding: string) => encode(html, encoding)

describe('the text of a page as a server sent it', () => {
  it.each([
    ['gbk', '海堤将重建'],
    ['big5', '海堤將重建'],
    ['shift_jis', '防潮堤を再建'],
    ['euc-kr', '방파제 재건'],
    ['windows-1251', 'Морская стена'],
    ['windows-1252', 'Küste – “Wall”'],
  ])('is read in %s by what the server says, and by what the page says', (encoding, text) => {
    expect(decodeFetched(bytes(`<p>${text}`, encoding), `${HTML}; charset=${encoding}`)).toBe(`<p>${text}`)
    const declared = `<meta charset="${encoding}"><p>${text}`
    expect(decodeFetched(bytes(declared, encoding), HTML)).toBe(declared)
  })

  it('takes gb2312 for gbk, as every browser does', () => {
    expect(decodeFetched(bytes('<p>朱镕基', 'gbk'), `${HTML};charset=GB2312`)).toBe('<p>朱镕基')
  })

  it('believes the server before the page, and the byte order mark before both', () => {
    const page = '<meta charset=big5><p>海堤'
    expect(decodeFetched(bytes(page, 'gbk'), `${HTML}; charset="gbk"`)).toBe(page)
    const marked = Buffer.from(`\uFEFF${page}`)
    expect(decodeFetched(marked, `${HTML}; charset=gbk`)).toBe(page)
  })

  it('looks at the page where the server says what no browser knows', () => {
    const page = '<meta http-equiv=Content-Type content="text/html; charset=gbk"><p>海堤'
    expect(decodeFetched(bytes(page, 'gbk'), `${HTML}; charset=none`)).toBe(page)
  })

  it('takes UTF-8 for what it is when nothing is said', () => {
    expect(decodeFetched(Buffer.from('<p>海堤'), HTML)).toBe('<p>海堤')
  })

  it('does not guess', () => {
    expect(decodeFetched(bytes('<p>海堤将重建', 'gbk'), HTML)).toBeUndefined()
  })
})
