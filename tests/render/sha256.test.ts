import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { sha256 } from '../../utils/render/sha256'

it.each([
  // FIPS 180-4's own examples.
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
])('of %j is known', async (text, hash) => {
  expect(await sha256(text)).toBe(hash)
})

it('of a text is that of its UTF-8, as another implementation has it', async () => {
  const text = '新闻 😀 \u0301'
  const bytes = new TextEncoder().encode(text)
  const hash = createHash('sha256').update(text, 'utf8').digest('hex')
  expect([await sha256(text), await sha256(bytes)]).toEqual([hash, hash])
})
