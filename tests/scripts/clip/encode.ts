import { TextDecoder } from '@exodus/bytes/encoding.js'

const tables = new Map<string, Map<string, number[]>>()

/** Text → bytes in a legacy encoding of one or two bytes a character, by turning the web's decoder round. */
export function encode(text: string, encoding: string): Uint8Array {
  const table = tables.get(encoding) ?? invert(encoding)
  tables.set(encoding, table)
  return Uint8Array.from(
    [...text].flatMap((char) => {
      const bytes = table.get(char)
      if (!bytes) throw new Error(`${encoding} has no ${char}`)
      return bytes
    }),
  )
}

function invert(encoding: string): Map<string, number[]> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const table = new Map<string, number[]>()
  const learn = (...bytes: number[]) => {
    try {
      const char = decoder.decode(Uint8Array.from(bytes))
      if ([...char].length === 1 && !table.has(char)) table.set(char, bytes)
    } catch {
      // No character has these bytes.
    }
  }
  for (let a = 0; a < 256; a++) learn(a)
  for (let a = 0x81; a < 256; a++) for (let b = 0x30; b < 256; b++) learn(a, b)
  return table
}
