import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encode } from './encode'

const root = fileURLToPath(new URL('../..', import.meta.url))
const SEED_URL = 'https://www.epochtimes.com/gb/23/9/15/n14074508.htm'
const seed = join(root, 'tests/pages/seed')

let cwd: string
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'pressclip-clip-'))
})
afterAll(() => rmSync(cwd, { recursive: true }))

interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** The command as a person runs it from their own folder. */
const start = (...args: string[]) =>
  spawn(process.execPath, [join(root, 'scripts/clip.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, INIT_CWD: cwd },
  })

const ended = (child: ReturnType<typeof start>) =>
  new Promise<Ended>((resolve) => {
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (data) => {
      stdout += data
    })
    child.stderr.on('data', (data) => {
      stderr += data
    })
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })

const run = (...args: string[]) => ended(start(...args))

const article = (title: string) =>
  `<html><head><title>${title}</title><link rel=canonical href="https://a.example/${encodeURI(title)}"></head><body><article><h1>${title}</h1>${'<p>Правительство во вторник объявило о новых мерах поддержки сельского хозяйства и транспорта.</p>'.repeat(5)}</article></body></html>`

const save = (name: string, content: string | Uint8Array) => {
  mkdirSync(join(cwd, name, '..'), { recursive: true })
  writeFileSync(join(cwd, name), content)
}

describe('npm run clip', { timeout: 60_000 }, () => {
  it('makes the native post of the seed page, byte for byte', async () => {
    const { code, stdout } = await run('--out', 'seed', '--url', SEED_URL, join(seed, 'page.html'))
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'seed/_posts/2023-09-15-n14074508.md\n' })
    expect(readFileSync(join(cwd, 'seed/_posts/2023-09-15-n14074508.md'))).toEqual(
      readFileSync(join(seed, '2023-09-15-n14074508.md')),
    )
  })

  it('prints one line of JSON a page, in their order, and nothing else, and writes no file', async () => {
    for (let n = 1; n <= 6; n++) save(`pages/${n}.html`, encode(article(`Новость ${n}`), 'windows-1251'))
    save('pages/3.html', '')
    const { code, stdout, stderr } = await run('--json', 'pages')
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `pages/${n}.html`))
    expect(lines.map((line) => line.article?.title)).toEqual([1, 2, undefined, 4, 5, 6].map((n) => n && `Новость ${n}`))
    expect(lines[2]).toEqual({ id: 'pages/3.html', error: expect.stringContaining('empty') })
    expect(stderr).toContain('6 pages: 5 clipped, 1 failed\n  pages/3.html: ')
    expect(code).toBe(1)
    expect(readdirSync(cwd)).not.toContain('archive')
  })

  it('reads cases with their ids and addresses', async () => {
    save('cases/p/1.html', encode(article('Раз'), 'koi8-r').slice())
    save(
      'cases/c.jsonl',
      '{"id":"x/1","url":"https://b.example/one.html","html":"p/1.html"}\n{"id":"x/2","html":"none"}\n',
    )
    const { code, stdout } = await run('--json', '--cases', 'cases/c.jsonl')
    const [first, second] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(first).toMatchObject({ id: 'x/1', article: { title: 'Раз' } })
    expect(second).toMatchObject({ id: 'x/2', error: expect.stringContaining('no such file') })
    expect(code).toBe(1)
  })

  it('writes to archive in the folder of the caller, in the format asked for', async () => {
    save('one.html', article('Solo'))
    const { code, stdout } = await run('--preset', 'obsidian', 'one.html')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^archive\/Clippings\/\S+ Solo\.md\n$/)
    expect(readFileSync(join(cwd, stdout.trim()), 'utf8')).toMatch(/^---\ntitle: "Solo"/)
  })

  it('writes the provenance of each post when asked to, and checks an archive by it', async () => {
    save('two.html', article('Duo'))
    const { stdout } = await run('--provenance', '--out', 'proved', '--url', 'https://a.example/Duo?from=x', 'two.html')
    const sidecar = `proved/_pressclip/${stdout.trim().replace(/^proved\/|\.md$/g, '')}/provenance.json`
    expect(JSON.parse(readFileSync(join(cwd, sidecar), 'utf8'))).toMatchObject({
      requested: 'https://a.example/Duo?from=x',
      canonical: 'https://a.example/Duo',
    })
    const good = await run('--verify', 'proved')
    expect(good).toEqual({ code: 0, stdout: '', stderr: '1 clip, 1 file compared: all as recorded\n' })

    save(stdout.trim(), 'Something else')
    const { code, stdout: named, stderr } = await run('--verify=proved')
    expect(code).toBe(1)
    expect(named).toMatch(
      /^_posts\/\S+\.md: changed since it was clipped \(14 bytes instead of \d+, other content\)\n$/,
    )
    expect(stderr).toContain('1 not as recorded')
  })

  it('says when there is nothing to check by', async () => {
    const { code, stderr } = await run('--verify', 'pages')
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'pages holds no provenance to compare with\n' })
  })

  it('says when it had to keep a whole page', async () => {
    save('notice.html', '<title>x</title><p>Closed today.')
    const { code, stderr } = await run('--json', 'notice.html')
    expect(code).toBe(0)
    expect(stderr).toContain('notice.html: no article found, the whole page was kept')
  })

  it.each([
    [['--preset', 'nonsense', 'one.html'], 'No format "nonsense"; there are jekyll-archive'],
    [['--url', SEED_URL, 'pages'], "--url is one page's address, but there are 6 pages."],
    [['--cases', 'none.jsonl'], 'Cannot read the cases: '],
    [['--verify', 'nowhere'], 'Cannot read the archive: ENOENT'],
    [[], 'No page given.'],
  ])('refuses %j with a reason', async (args, reason) => {
    const { code, stdout, stderr } = await run(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(reason)
  })

  it('stops when told to, and says what was not reached', async () => {
    for (let n = 0; n < 300; n++) save(`many/${n}.html`, article(`Новость ${n}`))
    const child = start('--json', 'many')
    child.stdout.once('data', () => child.kill('SIGTERM'))
    const { code, stderr } = await ended(child)
    expect(stderr).toMatch(/300 pages: \d+ clipped, 0 failed, \d+ not reached: stopped/)
    expect(code).toBe(143)
  })

  it('ends quietly when nobody reads its output any more', async () => {
    const child = start('--json', 'many')
    child.stdout.once('data', () => child.stdout.destroy())
    const { code, stderr } = await ended(child)
    expect(stderr).not.toMatch(/EPIPE|at .*\.js/)
    expect(code).toBe(1)
  })
})
