import fc from 'fast-check'
import { ACTIVE_TEXT } from './active-text'

export const oneOf = <T>(...values: T[]) => fc.constantFrom(...values)

/** A paragraph that makes a page an article. */
export const PROSE =
  'The council agreed on the new bridge after two days of talks, and the work begins in March, it said. '

/** Text no editor would write: half characters, controls, direction marks, markup and Markdown as text. */
export const text = fc.oneof(
  { weight: 4, arbitrary: fc.constant(PROSE) },
  { weight: 2, arbitrary: oneOf(...ACTIVE_TEXT) },
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  oneOf(
    '\0',
    '\uD800',
    '\uDC00x',
    '\u202E\u2066abc\u2069',
    '\uFEFF',
    '\u2028',
    '\u200B',
    '　　字，\n字',
    '   ',
    '\r\n\t',
    'x'.repeat(5000),
  ),
)

export const address = fc.oneof(
  oneOf(
    'https://a.example/i.jpg',
    'javascript:alert(1)',
    '//a.example',
    '#n1',
    '',
    'https://',
    'https://[::1',
    'http://a b/',
  ),
  oneOf('data:image/svg+xml,<svg onload=alert(1)>', 'https://a.example/%E7%BE%8e?q=a+b#c', 'HTTPS://A.EXAMPLE/\u202E'),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
