import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { kinds } from '../utils/destinations'
import { presets } from '../utils/presets'
import { PROBLEMS } from '../utils/problem'

interface Message {
  message: string
  placeholders?: Record<string, { content: string }>
}

const LOCALES = ['en', 'zh_CN', 'zh_TW']
const messages = (locale: string): Record<string, Message> =>
  JSON.parse(readFileSync(`public/_locales/${locale}/messages.json`, 'utf8'))

const en = messages('en')
const code = globSync(['components/**/*.{ts,tsx}', 'entrypoints/**/*.{ts,tsx}', 'utils/**/*.ts', 'wxt.config.ts'])
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

/** Names in the text are declared, and declared ones are in the text. */
const placeholders = ({ message, placeholders = {} }: Message) => ({
  used: [...new Set([...message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name))].sort(),
  declared: Object.keys(placeholders).sort(),
  contents: placeholders,
})

describe.each(LOCALES)('the words in %s', (locale) => {
  const words = messages(locale)

  it('are for the same keys, in the same order, as the English ones', () => {
    expect(Object.keys(words)).toEqual(Object.keys(en))
  })

  it('fill in what the English ones do, and say something', () => {
    const wrong = Object.entries(en).filter(([key, message]) => {
      const { used, declared, contents } = placeholders(words[key] as Message)
      const same = JSON.stringify(contents) === JSON.stringify(message.placeholders ?? {})
      return !same || used.join() !== declared.join() || words[key]?.message.trim() === ''
    })
    expect(wrong).toEqual([])
  })

  it('name every problem, what to do about it, every format, and every kind of destination with its options', () => {
    const keys = [
      ...PROBLEMS.flatMap((problem) => [`problem_${problem}`, `problem_${problem}_help`]),
      ...presets.map(({ id }) => `preset_${id.replaceAll('-', '_')}`),
      ...kinds.flatMap(({ kind, fields }) => [
        `destination_${kind}`,
        ...fields.flatMap(({ name, choices = [] }) =>
          ['', ...choices.map((choice) => `_${choice}`)].map((choice) => `destination_${kind}_${name}${choice}`),
        ),
      ]),
    ]
    expect(keys.filter((key) => !words[key])).toEqual([])
  })

  it('describe the extension in at most 132 characters, as Chrome’s store wants', () => {
    expect(words.description?.message.length).toBeLessThanOrEqual(132)
  })
})

describe('the keys', () => {
  const asked = [
    ...[...code.matchAll(/\b(?:t|say)\(\s*'(\w+)'/g)].map(([, key]) => key ?? ''),
    ...[...code.matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key ?? ''),
  ]

  it('that the code asks for have words', () => {
    expect(asked.length).toBeGreaterThan(50)
    expect(asked.filter((key) => !(key in en))).toEqual([])
  })

  it('are all asked for: by name, or as one of a family', () => {
    const families = [...code.matchAll(/`([a-z_]+_)\$\{/g)].map(([, start]) => start ?? '')
    const unused = Object.keys(en).filter(
      (key) => !new RegExp(`\\b(?:__MSG_)?${key}(?:__)?\\b`).test(code) && !families.some((f) => key.startsWith(f)),
    )
    expect(unused).toEqual([])
  })
})
