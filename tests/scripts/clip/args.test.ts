import { describe, expect, it } from 'vitest'
import { parseOptions, UsageError } from '../../../scripts/clip/args'

describe('parseOptions', () => {
  it('writes to archive unless told otherwise', () => {
    expect(parseOptions(['a.html'])).toMatchObject({ paths: ['a.html'], out: 'archive', json: false })
  })

  it('writes nothing with --json', () => {
    expect(parseOptions(['--json', 'a.html']).out).toBeUndefined()
  })

  it('writes with --json when a place is named', () => {
    expect(parseOptions(['--json', '--out', 'x', 'a.html'])).toMatchObject({ json: true, out: 'x' })
  })

  it('takes options after paths', () => {
    const options = parseOptions(['a.html', 'b', '--preset=obsidian', '--url', 'https://a.example/1'])
    expect(options).toMatchObject({ paths: ['a.html', 'b'], preset: 'obsidian', url: 'https://a.example/1' })
  })

  it.each([
    [[], 'No page given.'],
    [['--json'], 'No page given.'],
    [['--cases', 'c.jsonl', 'a.html'], 'Either --cases or files, not both.'],
    [['--cases', 'c.jsonl', '--url', 'https://a.example/1'], 'With --cases the addresses stand in that file.'],
    [['--url', 'a.example/1', 'a.html'], '--url is no web address: a.example/1'],
    [['--url', 'https://', 'a.html'], '--url is no web address: https://'],
    [['--ou', 'x', 'a.html'], /Unknown option '--ou'/],
    [['--out'], /argument missing/],
    [['--verify', 'archive', 'a.html'], '--verify stands alone.'],
    [['--verify=archive', '--json'], '--verify stands alone.'],
    [['--json=yes', 'a.html'], /does not take an argument/],
  ])('refuses %j', (args, message) => {
    expect(() => parseOptions(args)).toThrow(UsageError)
    expect(() => parseOptions(args)).toThrow(message)
  })

  it.each([['--help'], ['-h'], ['--help', '--json']])('gives help with %s', (...args) => {
    expect(parseOptions(args).help).toBe(true)
  })
})
