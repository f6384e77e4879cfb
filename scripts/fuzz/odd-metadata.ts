import fc from 'fast-check'
import { address, oneOf, text } from './odd-text'

export const moment = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  oneOf(
    '2026-02-30',
    '0000-00-00',
    '2026-10-07T19:46:00+99:99',
    '令和8年11月23日',
    '1405/09/02',
    '３時間前',
    'yesterday',
    '99999999999999999999',
  ),
  text,
)

/** JSON-LD of any shape with the names we read: wrong types, circular references, depth, huge numbers. */
const structured = fc.letrec<{ value: unknown }>((tie) => {
  const names =
    '@type @id @graph headline author creator name publisher datePublished dateModified image url articleBody keywords articleSection inLanguage isAccessibleForFree mainEntityOfPage logo description itemListElement'
  return {
    value: fc.oneof(
      { depthIdentifier: 'ld', maxDepth: 7 },
      fc.oneof(
        text,
        moment,
        address,
        oneOf('NewsArticle', 'Person', 'Organization', '#a', '#b', 'Thing'),
        fc.constant(['NewsArticle', 'Thing']),
      ),
      fc.oneof(fc.double(), fc.bigInt().map(Number), fc.boolean(), fc.constant(null)),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(oneOf(...names.split(' ')), tie('value'), { maxKeys: 7 }),
      fc.record({
        '@type': fc.constant('NewsArticle'),
        headline: text,
        author: tie('value'),
        datePublished: moment,
        publisher: tie('value'),
      }),
      fc.record({
        '@id': oneOf('#a', '#b'),
        author: fc.constant({ '@id': '#b' }),
        publisher: fc.constant({ '@id': '#a' }),
      }),
    ),
  }
}).value

export const jsonLd = fc.oneof(
  structured.map((value) => JSON.stringify(value)),
  fc.nat(3000).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc.nat(3000).map((depth) => `${'{"author":'.repeat(depth)}1${'}'.repeat(depth)}`),
  text,
)

export const meta = fc.tuple(
  oneOf(
    'og:title',
    'og:type',
    'og:url',
    'og:image',
    'og:site_name',
    'article:published_time',
    'article:tag',
    'author',
    'keywords',
    'description',
    'date',
    'news_keywords',
    'og:locale',
  ),
  fc.oneof(text, moment, address),
)
