/** The beginnings of real files, as their formats' specifications give them; long enough to be told apart. */
const file = (...parts: (string | number | readonly number[])[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    [...parts, Array(64).fill(7)].flatMap((part) =>
      typeof part === 'string' ? Array.from(part, (char) => char.charCodeAt(0)) : part,
    ),
  )

const brand = (major: string, ...compatible: string[]) =>
  file([0, 0, 0, 16 + 4 * compatible.length], 'ftyp', major, [0, 0, 0, 0], ...compatible)

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** A PNG header of this many pixels; `mark` tells one picture from another. */
export const png = (width = 640, height = 480, mark = ''): Uint8Array<ArrayBuffer> =>
  file(PNG_SIGNATURE, [0, 0, 0, 13], 'IHDR', [0, 0, width >> 8, width & 255, 0, 0, height >> 8, height & 255], mark)

export const gif = (width: number, height: number): Uint8Array<ArrayBuffer> =>
  file('GIF89a', [width & 255, width >> 8, height & 255, height >> 8])

export const PICTURES: Record<string, Uint8Array<ArrayBuffer>> = {
  jpg: file([0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JFIF'),
  png: png(),
  gif: gif(300, 200),
  webp: file('RIFF', [1, 0, 0, 0], 'WEBPVP8 '),
  avif: brand('avif', 'mif1', 'miaf'),
  heic: brand('heic', 'mif1', 'heic'),
  tif: file('II', [42, 0, 8, 0, 0, 0]),
  ico: file([0, 0, 1, 0, 1, 0]),
  bmp: file('BM', [200, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0]),
  svg: file('<svg xmlns="http://www.w3.org/2000/svg"/>'),
}

/** Files whose beginning needs a closer look. */
export const ODD: [what: string, bytes: Uint8Array<ArrayBuffer>, extension: string | undefined][] = [
  ['an AVIF that calls itself by the general brand first', brand('mif1', 'avif', 'miaf'), 'avif'],
  ['a HEIF of the general brand', brand('mif1', 'heic'), 'heic'],
  ['a film', brand('isom', 'mp41'), undefined],
  ['a TIFF of the other byte order', file('MM', [0, 42, 0, 0, 0, 8]), 'tif'],
  ['a GIF of 1987', file('GIF87a', [9, 0, 9, 0]), 'gif'],
  [
    'an SVG behind its declarations',
    file('\uFEFF<?xml version="1.0"?>\n<!-- <html> -->\n<!DOCTYPE svg [<!ENTITY a "b">]>\n<SVG>'.slice(1)),
    'svg',
  ],
  ['an SVG with a prefix', file('<svg:svg xmlns:svg="http://www.w3.org/2000/svg">'), 'svg'],
  ['a page with a drawing in it', file('<!doctype html><p><svg></svg>'), undefined],
  ['a page', file('<html><body>Please enable cookies</body></html>'), undefined],
  ['a text that begins with the letters of a bitmap', file('BMW builds a new plant in Leipzig'), undefined],
  ['a sound in the container of WebP', file('RIFF', [1, 0, 0, 0], 'WAVEfmt '), undefined],
  ['a cursor', file([0, 0, 2, 0, 1, 0]), undefined],
  ['nothing', new Uint8Array(), undefined],
  ['a JPEG cut after two bytes', Uint8Array.of(0xff, 0xd8), undefined],
]
