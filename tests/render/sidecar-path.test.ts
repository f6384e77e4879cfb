import { describe, expect, it } from 'vitest'
import { byteLength, safeName } from '../../utils/render/safe-name'
import { asidePath, nextNumbered, revisionPath, sidecarAt, sidecarPath } from '../../utils/render/sidecar-path'

it.each([
  ['_posts/2026-10-07-a.md', '_pressclip/_posts/2026-10-07-a/snapshot.mhtml'],
  ['a.md', '_pressclip/a/snapshot.mhtml'],
  ['新闻/a.md.md', '_pressclip/新闻/a.md/snapshot.mhtml'],
])('what belongs to %s lies at %s', (post, path) => {
  expect(sidecarPath(post, 'snapshot.mhtml')).toBe(path)
})

it('every part is a name that each system accepts, however long the post’s is', () => {
  const parts = revisionPath(`_posts/${'长'.repeat(79)}.md`, 12).split('/')
  expect(parts.map((part) => safeName(part, 240))).toEqual(parts)
  expect(Math.max(...parts.map(byteLength))).toBeLessThanOrEqual(240)
})

describe('a sidecar of a post that has come to lie elsewhere', () => {
  it.each([
    ['_pressclip/_posts/a/1.md', '_pressclip/_posts/a-2/1.md'],
    ['_pressclip/_posts/ab/1.md', '_pressclip/_posts/ab/1.md'],
    ['images/9a/x.png', 'images/9a/x.png'],
  ])('%s lies at %s', (path, moved) => {
    expect(sidecarAt('_posts/a-2.md', '_posts/a.md', path)).toBe(moved)
  })
})

it('a sidecar put aside bears the number of its text', () => {
  expect(asidePath('_pressclip/md/12.md', '_pressclip/md/page.mhtml')).toBe('_pressclip/md/12.page.mhtml')
})

describe('a numbered row', () => {
  it('counts from its first file on', () => {
    expect(revisionPath('a.md', 1)).toBe('_pressclip/a/1.md')
    expect(nextNumbered('_pressclip/a/1.md')).toBe(revisionPath('a.md', 2))
  })

  it.each([
    ['_pressclip/a/9.md', '_pressclip/a/10.md'],
    ['_pressclip/7.5/1.md', '_pressclip/7.5/2.md'],
    ['_pressclip/2.md/3.json', '_pressclip/2.md/4.json'],
    ['_pressclip/7.5/1.page.mhtml', '_pressclip/7.5/2.page.mhtml'],
  ])('%s is followed by %s', (path, next) => {
    expect(nextNumbered(path)).toBe(next)
  })
})
