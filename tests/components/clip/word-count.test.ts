import { describe, expect, it } from 'vitest'
import { countWords } from '../../../components/clip/word-count'

describe('countWords', () => {
  it.each([
    ['English in words', 'It’s a 3.5-mile walk, she said.', 'en', 7, 'words'],
    ['Arabic in words', 'قال دبلوماسيون كبار يوم الجمعة', 'ar', 5, 'words'],
    ['Thai in words, though it writes none apart', 'สวัสดีชาวโลก', 'th', 3, 'words'],
    ['Chinese in characters, without punctuation', '朝鲜与俄罗斯，军事合作。', 'zh-CN', 10, 'characters'],
    ['a Latin name or a number in Chinese as one', '贝克（Sasha Baker）9月13日说', 'zh-CN', 9, 'characters'],
    ['Japanese in characters, the long vowel among them', 'スーパー', 'ja', 4, 'characters'],
    ['Korean in characters, however it is composed', '한국'.normalize('NFD'), 'ko', 2, 'characters'],
    [
      'a Chinese quotation in an English text in words',
      'The slogan 人民 means the people of the country.',
      'en',
      9,
      'words',
    ],
    ['nothing as no words', '', undefined, 0, 'words'],
    ['a text whose language is no language tag', 'one two', 'English!', 2, 'words'],
  ])('counts %s', (_, text, language, count, unit) => {
    expect(countWords(text, language)).toEqual({ count, unit })
  })
})
