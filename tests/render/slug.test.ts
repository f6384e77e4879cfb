import { describe, expect, it } from 'vitest'
import { byteLength } from '../../utils/render/safe-name'
import { slugOf } from '../../utils/render/slug'

const slug = (url: string, title = 'The Title') => slugOf({ url, title })

describe("the URL's own name for the article", () => {
  it.each([
    ['https://www.epochtimes.com/gb/23/9/15/n14074508.htm', 'n14074508'],
    ['https://www.epochtimes.com/gb/23/9/15/n14074508.htm/amp', 'n14074508'],
    ['https://news.example/n14074508/amp', 'n14074508'],
    ['https://news.example/article/12345/index.html', '12345'],
    ['https://news.example/2016/09/why-new-yorkers-got-a-push-alert/500591/', 'why-new-yorkers-got-a-push-alert'],
    ['https://news.example/article/12345/?page=2', '12345'],
    ['https://news.example/12345/2', '12345'],
    ['https://www.sueddeutsche.de/politik/titel-li.3123456', 'titel-li.3123456'],
    ['https://www.bbc.com/news/articles/c4g8x2m1l3yo', 'c4g8x2m1l3yo'],
    ['https://www.tagesschau.de/ausland/korea-100.html', 'korea-100'],
    ['http://www.news.cn/20230915/8f3d1c0e9b7a4d52a6e1b0c9d8e7f6a5/c.html', '8f3d1c0e9b7a4d52a6e1b0c9d8e7f6a5'],
    ['http://world.people.com.cn/n1/2023/0915/c1002-40078431.html', 'c1002-40078431'],
    ['https://www.nytimes.com/2023/09/15/world/asia/korea-us-russia.html', 'korea-us-russia'],
    ['https://edition.example/2023/09/15/politics/korea-us-russia/index.html', 'korea-us-russia'],
    ['https://news.example/2023-09-15-korea-us-russia', '2023-09-15-korea-us-russia'],
    ['https://news.example/wirtschaft/7,114883,31234567,tytul.html', '7-114883-31234567-tytul'],
    ['https://news.example/a/%E7%BE%8E%E9%9F%A9%E9%AB%98%E5%AE%98%E8%B0%B4%E8%B4%A3', '美韩高官谴责'],
    ['https://news.example/a/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1-%D8%A7%D9%84%D9%8A%D9%88%D9%85.html', 'أخبار-اليوم'],
  ])('%s → %s', (url, expected) => {
    expect(slug(url)).toBe(expected)
  })
})

describe('the title, where the URL does not tell', () => {
  it.each([
    'https://news.example/',
    'https://news.example',
    'https://news.example/index.html',
    'https://news.example/story',
    'https://news.example/2023/09/15/',
    'https://news.example/2023/9/5/index.php',
    'https://news.example/20230915',
    'https://news.example/2023-09-15.html',
    'https://news.example/news-2023',
    'https://news.example/politics',
    'https://news.example/view.php?id=12345',
    'https://news.example/world/page/2',
    // The section is not the article.
    'https://news.example/12345/comments',
    'not a url',
  ])('%s', (url) => {
    expect(slug(url)).toBe('The-Title')
  })

  it.each([
    ['美韩高官谴责朝鲜', '美韩高官谴责朝鲜'],
    ['“引号”：《书名》', '引号-书名'],
    ['Café: „Wir schaffen das…“', 'Café-Wir-schaffen-das'],
    ['e\u0301te\u0301', '\u00E9t\u00E9'],
    ['हिन्दी शीर्षक', 'हिन्दी-शीर्षक'],
    ['../../etc/passwd', 'etc-passwd'],
    ['_hidden -x ~', 'hidden-x'],
    ['\u202Eesrever\u0007', 'esrever'],
    ['lone \uD83D surrogate', 'lone-surrogate'],
  ])('%j → %s', (title, expected) => {
    expect(slug('https://news.example/', title)).toBe(expected)
  })
})

describe('without a title', () => {
  it('is what the URL ends in', () => {
    expect(slug('https://news.example/politics.html', '')).toBe('politics')
    expect(slug('https://news.example/politics', '🎉🎉')).toBe('politics')
  })

  it('is a hash of the URL when that says nothing either, another for each URL', () => {
    const slugs = ['https://news.example/', 'https://news.example/?p=1', 'https://news.example/%F0%9F%8E%89'].map(
      (url) => slug(url, ''),
    )
    for (const hash of slugs) expect(hash).toMatch(/^[a-z0-9]{10}$/)
    expect(new Set(slugs).size).toBe(3)
  })
})

describe('length', () => {
  it.each([
    ['中'.repeat(400), '中'.repeat(66)],
    ['e\u0327\u0301'.repeat(100), 'ȩ\u0301'.repeat(50)],
    ['각'.normalize('NFD').repeat(100), '각'.repeat(66)],
    ['क्षि'.repeat(50), 'क्षि'.repeat(16)],
  ])('is at most 200 bytes, in whole graphemes', (title, expected) => {
    const cut = slug('https://news.example/', title)
    expect(cut).toBe(expected)
    expect(byteLength(cut)).toBeLessThanOrEqual(200)
  })
})
