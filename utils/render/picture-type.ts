/** A picture's actual type, never taken from its name or server. */
export interface PictureType {
  extension: string
  /** Media type. */
  type: string
}

type Rule = [extension: string, type: string, is: (bytes: Uint8Array) => boolean]

const startsWith =
  (...signature: number[]) =>
  (bytes: Uint8Array) =>
    signature.every((byte, i) => bytes[i] === byte)

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

/** The major brand of an ISO base media file, then the compatible ones (ISO/IEC 14496-12, 4.3). */
function brands(bytes: Uint8Array): string[] {
  if (ascii(bytes, 4, 8) !== 'ftyp') return []
  const end = Math.min(number(bytes, 0, 4), 256)
  return (ascii(bytes, 8, end).match(/[\s\S]{4}/g) ?? []).filter((_, i) => i !== 1)
}

/** Big-endian. */
const number = (bytes: Uint8Array, from: number, length: number) =>
  bytes.subarray(from, from + length).reduce((sum, byte) => sum * 256 + byte, 0)

/** XML whose first element is `svg`, after any declarations and comments. */
const SVG = /^\uFEFF?(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>)*<(?:svg:)?svg[\s>/]/i

/** Sources: the formats' specifications; signatures from the MIME Sniffing Standard where it has them. */
const TYPES: readonly Rule[] = [
  ['jpg', 'image/jpeg', startsWith(0xff, 0xd8, 0xff)],
  ['png', 'image/png', startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['gif', 'image/gif', (bytes) => /^GIF8[79]a$/.test(ascii(bytes, 0, 6))],
  ['webp', 'image/webp', (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP'],
  // Before HEIC: AVIF files may list HEIF's general brand first.
  ['avif', 'image/avif', (bytes) => brands(bytes).some((brand) => /^avi[fs]$/.test(brand))],
  ['heic', 'image/heic', (bytes) => brands(bytes).some((brand) => /^(?:hei[cxms]|hev[cx]|mif1|msf1)$/.test(brand))],
  ['tif', 'image/tiff', (bytes) => startsWith(0x49, 0x49, 42, 0)(bytes) || startsWith(0x4d, 0x4d, 0, 42)(bytes)],
  ['ico', 'image/x-icon', (bytes) => startsWith(0, 0, 1, 0)(bytes) && (bytes[4] ?? 0) > 0],
  // Two letters alone could be any text: the four bytes after the size are always zero.
  ['bmp', 'image/bmp', (bytes) => startsWith(0x42, 0x4d)(bytes) && bytes.length > 26 && number(bytes, 6, 4) === 0],
  ['svg', 'image/svg+xml', (bytes) => SVG.test(new TextDecoder().decode(bytes.subarray(0, 8192)))],
]

/** The type that the bytes show; undefined if they are not a picture. */
export function pictureType(bytes: Uint8Array): PictureType | undefined {
  const found = TYPES.find(([, , is]) => is(bytes))
  return found && { extension: found[0], type: found[1] }
}

/** A GIF or PNG of one pixel: a tracking pixel. */
export function isPixel(bytes: Uint8Array): boolean {
  switch (pictureType(bytes)?.extension) {
    case 'gif':
      return startsWith(1, 0, 1, 0)(bytes.subarray(6))
    case 'png':
      return number(bytes, 16, 4) === 1 && number(bytes, 20, 4) === 1
    default:
      return false
  }
}
