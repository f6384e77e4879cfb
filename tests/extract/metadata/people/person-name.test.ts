import { describe, expect, it } from 'vitest'
import { distinctPeople, isPublisher, looksLikeName } from '../../../../utils/extract/metadata/people/person-name'

describe('looksLikeName', () => {
  it.each([
    'Jane Roe',
    'Jane E. Roe',
    'Ursula von der Ahe',
    'Conor O’Neill',
    'Ronan McDonald',
    'Anne-Marie Leroy',
    'ANNE LEROY',
    'Иван Петров',
    'Νίκος Παππάς',
    'Lê Phương',
    '张伟',
    '田中太郎',
    '小暮ひさのり',
    '김철수',
    'أحمد علي',
    'दीपक शर्मा',
  ])('%s', (text) => expect(looksLikeName(text)).toBe(true))

  it.each([
    'Jane',
    'View more posts',
    'Show more sharing options',
    'Latest News',
    'Related Articles',
    'Jane RoeThe Daily',
    'Updated: Oct 9',
    'Jane Roe’s newsletter',
    'Senior Analyst',
    'The Author',
    'Jane Roe, Berlin',
    'newsdesk@example.org',
    '投稿者',
    '新聞部',
    '综合报道',
  ])('not %s', (text) => expect(looksLikeName(text)).toBe(false))
})

it.each([
  [['Jane Roe', 'JANE ROE'], ['Jane Roe']],
  [['J. Roe', 'Jane Roe'], ['Jane Roe']],
  [['Jose Nunez', 'José Núñez'], ['Jose Nunez']],
  [['Jane E. Roe', 'Jane Roe'], ['Jane E. Roe']],
  [['Gillman', 'Steve Gillman'], ['Steve Gillman']],
  [['Dr. Jane Roe', 'Jane Roe'], ['Dr. Jane Roe']],
  [
    ['Jane Roe', 'John Roe'],
    ['Jane Roe', 'John Roe'],
  ],
  [
    ['张伟', '张丽'],
    ['张伟', '张丽'],
  ],
])('one person under two spellings is one: %j', (names, people) => expect(distinctPeople(names)).toEqual(people))

it.each([
  ['The Daily', 'The Daily', true],
  ['the daily', 'The Daily', true],
  ['The Daily Online', 'The Daily', true],
  ['Daily', 'The Daily', true],
  ['焦點時報編輯', '焦點時報', true],
  ['Sunita Rao', 'Sun', false],
  ['Jane Roe', 'Jane Roe’s Weblog', false],
])('%s of %s is the publisher: %s', (name, publisher, is) => expect(isPublisher(name, publisher)).toBe(is))
