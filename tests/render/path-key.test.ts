import { expect, it } from 'vitest'
import { pathKey } from '../../utils/render/path-key'

it.each([
  ['a disk that ignores case', 'News/A.md', 'news/a.md'],
  ['a disk that ignores case', 'x/STRASSE.md', 'x/straße.md'],
  ['a disk that ignores case', 'x/ΟΔΟΣ.md', 'x/οδοσ.md'],
  ['a disk that decomposes', 'x/\u00E9.md', 'x/e\u0301.md'],
  ["Jekyll's addresses", '_posts/2026-10-07-a b.md', '_posts/2026-10-07-a-b.md'],
  ["Jekyll's addresses", '_posts/2026-10-07-a_b.md', '_posts/2026-10-07-a.b.md'],
  ["Jekyll's addresses", '_posts/2026-10-07-ab!.md', '_posts/2026-10-07-ab.md'],
  ["Jekyll's addresses", 'x/🎉.md', 'x/🎈.md'],
])('%s: %s and %s are one', (_reason, one, other) => {
  expect(pathKey(one)).toBe(pathKey(other))
})

it.each([
  ['x/a.md', 'y/a.md'],
  ['x/a.md', 'x/a-2.md'],
  ['_posts/2026-10-07-a.md', '_posts/2026-10-08-a.md'],
  ['x/美国.md', 'x/韩国.md'],
  ['x/कि.md', 'x/की.md'],
])('%s and %s are two', (one, other) => {
  expect(pathKey(one)).not.toBe(pathKey(other))
})
