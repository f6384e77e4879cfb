import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inputsFrom, inputsFromCases } from '../../../scripts/clip/inputs'

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
/** Nothing is refused to root. */
function asAnybody<Result>(work: () => Result): Result {
  if (process.geteuid?.() !== 0) return work()
  chmodSync(cwd, 0o755)
  process.seteuid?.(65_534)
  try {
    return work()
  } finally {
    process.seteuid?.(0)
  }
}

const ids = (...paths: string[]) => Array.from(inputsFrom(paths, cwd)).map(({ id }) => id)

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

  it('takes each file once, however many links lead to it or to its folder', () => {
    write('d/b/a.html', 'd/b/c.html', 'elsewhere/e.html')
    for (let n = 1; n <= 5; n++) symlinkSync(join(cwd, 'd'), join(cwd, 'd', 'b', `up-${n}`))
    symlinkSync('b', join(cwd, 'd', 'x'))
    symlinkSync('a.html', join(cwd, 'd', 'b', 'z.html'))
    symlinkSync(join(cwd, 'elsewhere'), join(cwd, 'd', 'y'))
    expect(ids('d')).toEqual(['d/b/a.html', 'd/b/c.html', 'd/y/e.html'])
    expect(ids('d/x/a.html', 'd', 'elsewhere')).toEqual(['d/x/a.html', 'd/b/c.html', 'd/y/e.html'])
  })

  it('ends where two folders link to each other', () => {
    write('d/a/1.html', 'd/b/2.html')
    for (const [from, to] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      for (const name of ['p', 'q']) symlinkSync(join(cwd, 'd', to), join(cwd, 'd', from, name))
    }
    expect(ids('d')).toEqual(['d/a/1.html', 'd/a/p/2.html'])
  })

  it('tells what is no regular file, what leads nowhere and what cannot be read, and goes on', async () => {
    write('d/a.html', 'd/z.html')
    expect(spawnSync('mkfifo', [join(cwd, 'd/fifo.html')]).status).toBe(0)
    spawnSync('mkfifo', [join(cwd, 'd/not-asked-for')])
    symlinkSync('none', join(cwd, 'd/gone.html'))
    symlinkSync('/dev/zero', join(cwd, 'd/zero.html'))
    symlinkSync('loop.html', join(cwd, 'd/loop.html'))
    const server = createServer().listen(join(cwd, 'd/socket.html'))
    await once(server, 'listening')
    const inputs = [...inputsFrom(['d', 'd/not-asked-for'], cwd)]
    server.close()
    expect(inputs.map(({ id, error }) => [id, error])).toEqual([
      ['d/a.html', undefined],
      ['d/fifo.html', 'This is no regular file.'],
      ['d/gone.html', expect.stringContaining('ENOENT')],
      ['d/loop.html', expect.stringContaining('ELOOP')],
      ['d/socket.html', 'This is no regular file.'],
      ['d/z.html', undefined],
      ['d/zero.html', 'This is no regular file.'],
      ['d/not-asked-for', 'This is no regular file.'],
    ])
  })

  it('takes names that are no UTF-8 for what they are: nothing that can be opened', () => {
    write('d/good.html')
    for (const byte of [0xfe, 0xff]) {
      writeFileSync(Buffer.concat([Buffer.from(`${cwd}/d/`), Buffer.from([byte]), Buffer.from('.html')]), 'x')
    }
    expect([...inputsFrom(['d'], cwd)].map(({ id }) => id)).toEqual(['d/good.html', 'd/\ufffd.html'])
  })

  it('tells a folder that cannot be read, and goes on', () => {
    write('d/a.html', 'd/b/x.html', 'd/c.html')
    chmodSync(join(cwd, 'd/b'), 0)
    const inputs = asAnybody(() => [...inputsFrom(['d'], cwd)])
    chmodSync(join(cwd, 'd/b'), 0o700)
    expect(inputs.map(({ id, error }) => [id, error])).toEqual([
      ['d/a.html', undefined],
      ['d/b', expect.stringContaining('EACCES')],
      ['d/c.html', undefined],
    ])
  })

  it('finds pages one by one, as they are asked for', () => {
    write('d/a.html', 'd/b/x.html')
    const inputs = inputsFrom(['d'], cwd)
    expect(inputs.next().value).toMatchObject({ id: 'd/a.html' })
    write('d/b/y.html')
    expect([...inputs].map(({ id }) => id)).toEqual(['d/b/x.html', 'd/b/y.html'])
  })

  it('reports what is not there in its place', () => {
    write('a.html', 'b.html')
    const inputs = [...inputsFrom(['a.html', 'none.html', 'b.html'], cwd)]
    expect(inputs.map(({ error }) => error)).toEqual([undefined, expect.stringContaining('no such file'), undefined])
  })

  it('reports a folder without pages', () => {
    write('d/readme.txt')
    expect([...inputsFrom(['d'], cwd)]).toMatchObject([{ id: 'd', error: 'The folder holds no saved page.' }])
  })
})

describe('inputsFromCases', () => {
  const inputs = (text: string) => {
    writeFileSync(join(cwd, 'cases.jsonl'), text)
    return [...inputsFromCases(join(cwd, 'cases.jsonl'))]
  }

  it('reads a page a line, its file relative to the cases', () => {
    expect(inputs('{"id":"a","url":"https://a.example/1","html":"pages/1.html.gz"}\n\n')).toEqual([
      { id: 'a', url: 'https://a.example/1', file: join(cwd, 'pages/1.html.gz') },
    ])
  })

  it('reads a pipe once, and tells its pages as often as it is asked', () => {
    const pipe = join(cwd, 'pipe')
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0)
    writeFileSync(join(cwd, 'cases.jsonl'), '{"id":"a","html":"1.html"}\r\n{"id":"新闻","html":"2.html"}')
    spawn('sh', ['-c', 'cat cases.jsonl > pipe'], { cwd, stdio: 'ignore' })
    const cases = inputsFromCases(pipe)
    expect(Array.from(cases, ({ id }) => id)).toEqual(['a', '新闻'])
    expect(Array.from(cases, ({ id }) => id)).toEqual(['a', '新闻'])
  })

  it('tells the line of each, however long they are', () => {
    const long = JSON.stringify({ id: '新'.repeat(50_000), html: 'x.html' })
    expect(inputs(`${long}\n${long}\nnonsense\n`).map(({ id }) => id.slice(-3))).toEqual(['新新新', '新新新', 'l:3'])
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
