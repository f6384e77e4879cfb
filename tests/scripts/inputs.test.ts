import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inputsFrom, inputsFromCases } from '../../scripts/clip/inputs'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'pressclip-inputs-'))
})
afterEach(() => rmSync(cwd, { recursive: true }))

const write = (...names: string[]) => {
  for (const name of names) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true })
    writeFileSync(join(cwd, name), '')
  }
}
const ids = (...paths: string[]) => inputsFrom(paths, cwd).map(({ id }) => id)

describe('inputsFrom', () => {
  it('searches folders for pages, plain and packed, sorted by path', () => {
    write(
      'd/b.html',
      'd/a.HTM',
      'd/sub/c.xhtml',
      'd/e.html.gz',
      'd/新闻.htm.gz',
      'd/x.css',
      'd/y.md',
      'd/html',
      'd/z.gz',
    )
    expect(ids('d')).toEqual(['d/a.HTM', 'd/b.html', 'd/e.html.gz', 'd/sub/c.xhtml', 'd/新闻.htm.gz'])
  })

  it('keeps pages of one name in two folders apart', () => {
    write('d/1/index.html', 'd/2/index.html')
    expect(ids('d')).toEqual(['d/1/index.html', 'd/2/index.html'])
  })

  it('takes a file whatever its name is, in the order given', () => {
    write('b.txt', 'a.html')
    expect(ids('b.txt', 'a.html')).toEqual(['b.txt', 'a.html'])
  })

  it('takes each file once', () => {
    write('d/a.html')
    expect(ids('d/a.html', 'd', './d/../d/a.html')).toEqual(['d/a.html'])
  })

  it('reports what is not there in its place', () => {
    write('a.html', 'b.html')
    const inputs = inputsFrom(['a.html', 'none.html', 'b.html'], cwd)
    expect(inputs.map(({ error }) => error)).toEqual([undefined, expect.stringContaining('no such file'), undefined])
  })

  it('reports a folder without pages', () => {
    write('d/readme.txt')
    expect(inputsFrom(['d'], cwd)).toMatchObject([{ id: 'd', error: 'The folder holds no saved page.' }])
  })
})

describe('inputsFromCases', () => {
  const inputs = (text: string) => {
    writeFileSync(join(cwd, 'cases.jsonl'), text)
    return inputsFromCases(join(cwd, 'cases.jsonl'))
  }

  it('reads a page a line, its file relative to the cases', () => {
    expect(inputs('{"id":"a","url":"https://a.example/1","html":"pages/1.html.gz"}\n\n')).toEqual([
      { id: 'a', url: 'https://a.example/1', file: join(cwd, 'pages/1.html.gz') },
    ])
  })

  it('does without an address when the case has none that is one', () => {
    expect(inputs('{"id":"a","url":"","html":"1.html"}\n{"id":"b","html":"2.html"}').map(({ url }) => url)).toEqual([
      undefined,
      undefined,
    ])
  })

  it('reports a malformed line under its place and goes on', () => {
    expect(inputs('nonsense\n{"id":"b"}\nnull\n{"id":4,"html":"x.html"}')).toMatchObject([
      { id: expect.stringMatching(/cases\.jsonl:1$/), error: expect.stringContaining('no JSON') },
      { id: 'b', error: 'The case has no "html".' },
      { id: expect.stringMatching(/cases\.jsonl:3$/), error: 'The case has no "html".' },
      { id: '4' },
    ])
  })
})
