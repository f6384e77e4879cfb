import { expect, it } from 'vitest'
import { contentBytes, sameBytes } from '../../utils/render/content'

it('text is UTF-8, bytes are themselves', () => {
  expect([...contentBytes({ content: 'ü新' })]).toEqual([0xc3, 0xbc, 0xe6, 0x96, 0xb0])
  const bytes = new Uint8Array([0, 255])
  expect(contentBytes({ content: bytes })).toBe(bytes)
})

it.each([
  [[], [], true],
  [[1, 2], [1, 2], true],
  [[1, 2], [1, 3], false],
  [[1, 2], [1], false],
  [[1], [1, 2], false],
])('%j and %j are the same: %s', (a, b, same) => {
  expect(sameBytes(new Uint8Array(a), new Uint8Array(b))).toBe(same)
})
