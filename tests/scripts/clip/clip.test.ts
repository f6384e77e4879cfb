import { spawn, spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockFolder } from '../../../scripts/clip/lock-folder'
import { encode } from './encode'

const root = fileURLToPath(new URL('../../..', import.meta.url))
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
    // A terminal's Ctrl-C goes to the whole group.
    detached: true,
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

describe('npm run clip', { timeout: 120_000 }, () => {
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
    [['--cases', 'pages'], 'Cannot read the cases: EISDIR'],
    [['--out', 'one.html', 'two.html'], 'Cannot write to one.html: Something else lies there already. (EEXIST'],
    [['--verify', 'nowhere'], 'Cannot read the archive: Nothing lies there. (ENOENT'],
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

  it('leaves whole files and a summary when Ctrl-C is pressed', async () => {
    const child = start('--out', 'cut', 'many')
    child.stdout.once('data', () => process.kill(-(child.pid ?? 0), 'SIGINT'))
    const { code, stderr } = await ended(child)
    expect(stderr).toMatch(/300 pages: \d+ clipped, 0 failed, \d+ not reached: stopped/)
    expect(code).toBe(130)
    const files = readdirSync(join(cwd, 'cut'), { recursive: true, withFileTypes: true }).filter((e) => e.isFile())
    expect(files.length).toBeGreaterThan(0)
    for (const { parentPath, name } of files) {
      expect(name).toMatch(/^[^.].*\.md$/)
      expect(readFileSync(join(parentPath, name), 'utf8')).toMatch(/^---\n[\s\S]*<\/div>\n$/)
    }
  })

  it('loses nothing when two runs write to one folder at once', async () => {
    for (let n = 0; n < 24; n++) {
      const url = `https://${n % 2 ? 'a' : 'b'}.example/${n}/same-headline-everywhere`
      save(`${n % 2 ? 'odd' : 'even'}/${n}.html`, article(`Номер ${n}`).replace(/href="[^"]+"/, `href="${url}"`))
    }
    const runs = await Promise.all([run('--out', 'both', 'odd'), run('--out', 'both', 'even')])
    for (const { code, stderr } of runs) {
      expect(code).toBe(0)
      expect(stderr).toContain('12 pages: 12 clipped, 0 failed')
    }
    const posts = readdirSync(join(cwd, 'both/_posts')).map((name) =>
      readFileSync(join(cwd, 'both/_posts', name), 'utf8'),
    )
    expect(posts.map((text) => Number(/Номер (\d+)/.exec(text)?.[1])).sort((a, b) => a - b)).toEqual([
      ...Array(24).keys(),
    ])
    expect(readdirSync(join(cwd, 'both'))).toEqual(['_posts'])
  })

  it('says that it waits for another run, and can be told not to', async () => {
    mkdirSync(join(cwd, 'held'))
    const unlock = await lockFolder(join(cwd, 'held'), () => {}, new AbortController().signal)
    const child = start('--out', 'held', 'one.html')
    child.stderr.once('data', () => process.kill(-(child.pid ?? 0), 'SIGINT'))
    const { code, stderr } = await ended(child)
    unlock?.()
    expect(stderr).toBe(
      'Another run is writing to held: waiting until it has ended. Ctrl-C stops waiting.\n1 page: 0 clipped, 0 failed, 1 not reached: stopped\n',
    )
    expect(code).toBe(130)
  })

  it('gives a line to everything that is no page, and clips the rest, also as JSON', async () => {
    const active = /[\p{Cc}\u202e]/u
    const strange = 'odd\u001b[31m\u202ename'
    save('strange/a.html', article('Alpha'))
    save('strange/z.html', article('Omega'))
    save(`strange/${strange}.html`, '')
    save('strange/large.html', '')
    truncateSync(join(cwd, 'strange/large.html'), 2 ** 31)
    save('strange/bomb.html.gz', Buffer.concat(Array(9).fill(gzipSync(Buffer.alloc(8 * 2 ** 20, ' ')))))
    expect(spawnSync('mkfifo', [join(cwd, 'strange/pipe.html')]).status).toBe(0)
    symlinkSync('.', join(cwd, 'strange/again'))
    const json = await run('--json', 'strange')
    const lines = json.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const plain = await run('--out', 'strange-out', 'strange')
    for (const { code, stderr } of [json, plain]) {
      expect(code).toBe(1)
      expect(stderr).toContain('  strange/bomb.html.gz: This page is too large')
      expect(stderr).toContain('  strange/large.html: This page is too large')
      expect(stderr).toContain('  strange/pipe.html: This is no regular file.')
      expect(stderr).toContain('  strange/odd\ufffd[31m\ufffdname.html: ')
      expect(stderr.split('\n').filter((line) => active.test(line))).toEqual([])
    }
    expect(lines.filter(({ id }) => id === `strange/${strange}.html`)).toHaveLength(1)
    expect(json.stdout.split('\n').filter((line) => active.test(line))).toEqual([])
    expect(
      lines.filter(({ id }) => id === 'strange/a.html' || id === 'strange/z.html').map(({ article }) => article.title),
    ).toEqual(['Alpha', 'Omega'])
    expect(plain.stdout.split('\n').filter((line) => /Alpha|Omega/.test(line))).toHaveLength(2)
  })

  it('gives a line to every page that cannot be written', async () => {
    save('full/_posts', 'a file where the folder should be')
    const { code, stderr } = await run('--out', 'full', 'one.html', 'two.html')
    expect(stderr).toMatch(/^2 pages: 0 clipped, 2 failed\n {2}one\.html: A file .*\n {2}two\.html: A file .*\n$/)
    expect(code).toBe(1)
    expect(readFileSync(join(cwd, 'full/_posts'), 'utf8')).toBe('a file where the folder should be')
  })

  it('ends quietly when nobody reads its output any more', async () => {
    const child = start('--json', 'many')
    child.stdout.once('data', () => child.stdout.destroy())
    const { code, stderr } = await ended(child)
    expect(stderr).not.toMatch(/EPIPE|at .*\.js/)
    expect(code).toBe(1)
  })
})
