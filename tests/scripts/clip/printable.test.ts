import { describe, expect, it } from 'vitest'
import { printable, printableJson } from '../../../scripts/clip/printable'

const ACTIVE = [
  '\u001b[31m',
  '\u009b2J',
  '\u0007',
  '\r',
  '\n',
  '\u007f',
  '\u202e',
  '\u2066',
  '\u200f',
  '\u061c',
  '\u2028',
]
const WORDS = ['新闻 👩‍👩‍👧', 'می‌خواهم', 'क्‍ष', 'é \u00a0«»', 'العربية']

describe('what is printed', () => {
  it.each(ACTIVE)('is never obeyed by a terminal: %j', (text) => {
    expect(printable(`a${text}b`)).not.toContain(text[0])
    const json = printableJson({ id: `a${text}b` })
    expect(json).not.toContain(text[0])
    expect(JSON.parse(json)).toEqual({ id: `a${text}b` })
  })

  it.each(WORDS)('keeps the words of every script: %s', (text) => {
    expect(printable(text)).toBe(text)
    expect(printableJson({ text })).toBe(JSON.stringify({ text }))
  })
})
