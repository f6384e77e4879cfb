import { describe, expect, it } from 'vitest'
import { isPixel, pictureType } from '../../utils/render/picture-type'
import { gif, ODD, PICTURES, png } from './picture-bytes'

describe('the type that the bytes show', () => {
  it.each(Object.keys(PICTURES))('%s', (extension) => {
    expect(pictureType(PICTURES[extension] ?? new Uint8Array())?.extension).toBe(extension)
  })

  it.each(ODD)('%s', (_, bytes, extension) => expect(pictureType(bytes)?.extension).toBe(extension))

  it('has the media type under which browsers keep the extension', () => {
    expect(Object.values(PICTURES).map((bytes) => pictureType(bytes)?.type)).toEqual([
      ...['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif', 'image/heic', 'image/tiff'],
      ...['image/x-icon', 'image/bmp', 'image/svg+xml'],
    ])
  })
})

it.each([
  ['a GIF of one pixel', gif(1, 1), true],
  ['a PNG of one pixel', png(1, 1), true],
  ['a GIF one pixel wide', gif(1, 400), false],
  ['a PNG one pixel high', png(400, 1), false],
  ['a PNG of 256 by 256 pixels', png(256, 256), false],
  ['a JPEG', PICTURES.jpg ?? new Uint8Array(), false],
])('%s is a tracking pixel: %s', (_, bytes, counts) => expect(isPixel(bytes)).toBe(counts))
