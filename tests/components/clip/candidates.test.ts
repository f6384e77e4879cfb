import { describe, expect, it } from 'vitest'
import { candidates } from '../../../components/clip/candidates'
import type { EditableField } from '../../../components/clip/edits'
import { article } from '../article'

describe('candidates', () => {
  it.each<[string, EditableField, [value: string, source: string][], [text: string, ...sources: string[]][]]>([
    [
      'the value that was taken comes first, as its field shows it',
      'authors',
      [
        ['["Jane Doe","Martin Luther King, Jr."]', 'json-ld'],
        ['["Jane Doe"]', 'byline'],
      ],
      [
        ['Jane Doe, "Martin Luther King, Jr."', 'json-ld'],
        ['Jane Doe', 'byline'],
      ],
    ],
    [
      'destinations that state the same are one candidate',
      'published',
      [
        ['2023-09-15T21:17:43+08:00', 'json-ld'],
        ['2023-09-15', 'url'],
        ['2023-09-15T21:17:43+08:00', 'time: 15 Sept 2023'],
      ],
      [
        ['2023-09-15 21:17:43 +08:00', 'json-ld', 'time: 15 Sept 2023'],
        ['2023-09-15', 'url'],
      ],
    ],
    [
      'a tag with a comma keeps it',
      'tags',
      [
        ['["Korea","Russia"]', 'json-ld'],
        ['["Seoul, Korea"]', 'meta'],
      ],
      [
        ['Korea, Russia', 'json-ld'],
        ['"Seoul, Korea"', 'meta'],
      ],
    ],
    ['a field the page says nothing about has none', 'section', [], []],
  ])('%s', (_, field, stated, expected) => {
    const evidence = { [field]: stated.map(([value, source]) => ({ value, source })) }
    expect(candidates({ ...article, evidence }, field)).toEqual(
      expected.map(([text, ...sources]) => ({ text, sources })),
    )
  })
})
