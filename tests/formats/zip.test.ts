import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../scripts/browser/built'
import { zipOf } from '../../utils/outbox/zip'
import { has } from './run'

const folder = temporaryFolder()
afterAll(() => folder.remove())

/** Reads with Python's own implementation: every name once, every checksum right. */
const PYTHON = `
import base64, json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as z:
    assert z.testzip() is None
    print(json.dumps([[i.filename, i.compress_size, base64.b64encode(z.read(i)).decode()] for i in z.infolist()]))
`

type Files = Parameters<typeof zipOf>[0]

async function zipped(files: Files): Promise<Buffer> {
  return Buffer.from(await (await zipOf(files)).arrayBuffer())
}

/** The entries in their order. */
async function read(files: Files) {
  const path = join(folder.path, 'x.zip')
  writeFileSync(path, await zipped(files))
  const output = execFileSync('python3', ['-c', PYTHON, path], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  return (JSON.parse(output) as [string, number, string][]).map(([name, size, content]) => ({
    ...{ name, size },
    content: Buffer.from(content, 'base64'),
  }))
}

const text = (path: string, content: string) => ({ path, content })
const noise = Uint8Array.from({ length: 50_000 }, (_, i) => (i * i * 7919) >> 5)

describe.skipIf(!has('python3', '--version'))('a ZIP, read by Python', () => {
  it('holds the archive’s own tree, whatever the names and contents', async () => {
    const files = [
      text('_posts/2026-10-07-a.md', '正文 “text” 😀\r\n'),
      text('剪报/新闻标题——「引号」 🦊.md', ''),
      text('أخبار/خبر.md', 'ن'.repeat(100_000)),
      text('Crème brûlée/é.md', 'x'),
      { path: 'assets/clips/a.png', content: noise },
      { path: 'assets/clips/empty.png', content: new Uint8Array() },
      text('_pressclip/_posts/2026-10-07-a/1.md', 'earlier'),
    ]
    const entries = await read(files)
    expect(entries.map(({ name }) => name)).toEqual(files.map(({ path }) => path))
    for (const [i, { content }] of files.entries()) expect(entries[i]?.content.equals(Buffer.from(content))).toBe(true)
    // Text is packed, what is packed already is not packed again.
    expect(entries[2]?.size).toBeLessThan(1000)
    expect(entries[4]?.size).toBeGreaterThanOrEqual(noise.length)
  })

  it('holds what clips share once', async () => {
    const picture = { path: 'assets/clips/0f.png', content: noise }
    const entries = await read([text('a.md', 'a'), picture, text('b.md', 'b'), { ...picture, content: noise.slice() }])
    expect(entries.map(({ name }) => name)).toEqual(['a.md', 'assets/clips/0f.png', 'b.md'])
  })

  it('never lets two clips lie at one destination, on any system', async () => {
    const entries = await read([
      ...[text('news/A.md', '1'), text('News/a.md', '2'), text('news/é.md', '3'), text('news/e\u0301.md', '4')],
      ...[text('news/A.md', '5'), text('x/logo.svg', '6'), text('x/logo.svg', '7')],
      ...[
        { path: 'r/1.md', content: '8', numbered: true },
        { path: 'r/1.md', content: '9', numbered: true },
      ],
    ])
    expect(entries.map(({ name, content }) => [name, content.toString()])).toEqual([
      ...[
        ['news/A.md', '1'],
        ['News/a-2.md', '2'],
        ['news/é.md', '3'],
      ],
      ...[
        ['news/e\u0301-2.md', '4'],
        ['news/A-3.md', '5'],
        ['x/logo.svg', '6'],
        ['x/logo-2.svg', '7'],
      ],
      ...[
        ['r/1.md', '8'],
        ['r/2.md', '9'],
      ],
    ])
  })

  it('takes files as they come, thousands of them', async () => {
    async function* many() {
      for (let i = 0; i < 3000; i++) yield text(`${i}.md`, `text ${i}`)
    }
    expect(await read(many())).toHaveLength(3000)
  })
})

it('is the same for the same files, at any time and in any zone', async () => {
  const files = [text('a.md', 'a'), { path: 'b.png', content: noise }]
  const first = await zipped(files)
  const zone = process.env.TZ
  process.env.TZ = 'Pacific/Auckland'
  expect((await zipped(files)).equals(first)).toBe(true)
  process.env.TZ = zone
})

it.each([{ entries: 2 }, { bytes: 5 }])(
  'refuses to be larger than the format allows (%o), instead of broken',
  async (max) => {
    const files = [text('a.md', '1'), text('b.md', '22'), text('c.md', '333')]
    await expect(zipOf(files, { entries: 3, bytes: 6, ...max })).rejects.toThrow(RangeError)
    await expect(zipOf(files, { entries: 3, bytes: 6 })).resolves.toBeInstanceOf(Blob)
  },
)
