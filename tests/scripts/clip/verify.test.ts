import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verify } from '../../../scripts/clip/verify'
import type { ClipFile, ClipFiles } from '../../../utils/article'
import { provenanceFile } from '../../../utils/render/provenance'
import { makeArticle } from '../../make-article'

const POST = '_posts/2026-03-04-sea-wall.md'
const PICTURE = 'assets/9a/wall.jpg'
const SIDECAR = '_pressclip/_posts/2026-03-04-sea-wall/provenance.json'

let folder: string
const write = (file: ClipFile) => {
  mkdirSync(dirname(join(folder, file.path)), { recursive: true })
  writeFileSync(join(folder, file.path), file.content)
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressclip-verify-'))
  const files: ClipFiles = [
    { path: POST, type: 'text/markdown', content: '---\ntitle: "海堤"\n---\n' },
    { path: PICTURE, type: 'image/jpeg', content: Uint8Array.of(0xff, 0xd8, 0xff, 0) },
  ]
  const clip = { article: makeArticle({ title: '海堤' }), scope: 'article', clippedAt: 0, timeZone: 'UTC' } as const
  const sidecar = await provenanceFile(files, clip, { preset: 'jekyll-archive', version: '1' })
  expect(sidecar.path).toBe(SIDECAR)
  for (const file of [...files, sidecar]) write(file)
})
afterEach(() => rmSync(folder, { recursive: true }))

const edit = (path: string, change: (text: string) => string) =>
  writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'utf8')))

describe('verify', () => {
  it('finds nothing in an archive as it was written', async () => {
    expect(await verify(folder)).toEqual({ clips: 1, files: 2, problems: [] })
  })

  it('finds an archive in a folder below, and names its files from there', async () => {
    mkdirSync(join(folder, 'archive'))
    for (const name of ['_posts', '_pressclip', 'assets']) renameSync(join(folder, name), join(folder, 'archive', name))
    expect(await verify(folder)).toEqual({ clips: 1, files: 2, problems: [] })
    unlinkSync(join(folder, 'archive', POST))
    expect((await verify(folder)).problems).toEqual([`archive/${POST}: missing`])
  })

  it('finds a post and its sidecar that had to lie beside another article’s', async () => {
    const beside = (path: string) => path.replace('sea-wall', 'sea-wall-2')
    mkdirSync(dirname(join(folder, beside(SIDECAR))))
    for (const path of [POST, SIDECAR]) renameSync(join(folder, path), join(folder, beside(path)))
    writeFileSync(join(folder, POST), 'another article')
    expect(await verify(folder)).toEqual({ clips: 1, files: 2, problems: [] })
    edit(beside(POST), (text) => text.replace('海堤', '海灣'))
    expect((await verify(folder)).problems).toEqual([expect.stringMatching(`^${beside(POST)}: changed`)])
  })

  it.each([
    ['with its number', '1.provenance.json', '1.page.mhtml', 'provenance.json', 'page.mhtml'],
    ['where Downloads had to leave them', 'provenance.json', 'page.mhtml', 'provenance (1).json', 'page (1).mhtml'],
  ])('knows the record and the page of an earlier text %s', async (_, record, page, newRecord, newPage) => {
    const clip = { article: makeArticle({ title: '海堤' }), scope: 'article', clippedAt: 0, timeZone: 'UTC' } as const
    const beside = (name: string) => join(dirname(SIDECAR), name)
    for (const [text, recordName, pageName, postName] of [
      ['older', record, page, beside('1.md')],
      ['newer', newRecord, newPage, POST],
    ] as const) {
      const snapshot = { path: beside('page.mhtml'), type: 'multipart/related', content: `page of ${text}` }
      const post = { path: POST, type: 'text/markdown', content: text }
      const sidecar = await provenanceFile([post, snapshot], clip, { preset: 'jekyll-archive', version: '1' })
      write({ ...post, path: postName })
      write({ ...snapshot, path: beside(pageName) })
      write({ ...sidecar, path: beside(recordName) })
    }
    expect(await verify(folder)).toEqual({ clips: 2, files: 4, problems: [] })
    edit(beside(page), (text) => `${text}!`)
    edit(POST, (text) => `${text}!`)
    const named = (await verify(folder)).problems.map((line) => line.split(':')[0])
    expect(named.sort()).toEqual([beside(page), POST].sort())
    edit(beside('1.md'), (text) => `${text}!`)
    expect((await verify(folder)).problems).toHaveLength(3)
  })

  it('names a record that is left beside a newer text of its post, which has none', async () => {
    const revision = SIDECAR.replace('provenance.json', '1.md')
    renameSync(join(folder, POST), join(folder, revision))
    write({ path: POST, type: 'text/markdown', content: 'newer' })
    expect((await verify(folder)).problems).toEqual([
      `${SIDECAR}: is of an earlier text (${revision}); no record is of ${POST} as it is`,
    ])
    // Put aside with its text, it is where it belongs.
    const aside = SIDECAR.replace('provenance.json', '1.provenance.json')
    renameSync(join(folder, SIDECAR), join(folder, aside))
    expect((await verify(folder)).problems).toEqual([])
    // In Downloads nothing can be moved: there the newer text's own record lies beside.
    renameSync(join(folder, aside), join(folder, SIDECAR))
    const clip = { article: makeArticle({ title: '海堤' }), scope: 'article', clippedAt: 0, timeZone: 'UTC' } as const
    const newer: ClipFile = { path: POST, type: 'text/markdown', content: 'newer' }
    const sidecar = await provenanceFile([newer], clip, { preset: 'jekyll-archive', version: '1' })
    write({ ...sidecar, path: SIDECAR.replace('.json', ' (1).json') })
    expect((await verify(folder)).problems).toEqual([])
  })

  it('names a record under the number of another text', async () => {
    const beside = (name: string) => SIDECAR.replace('provenance.json', name)
    renameSync(join(folder, SIDECAR), join(folder, beside('2.provenance.json')))
    write({ path: beside('2.md'), type: 'text/markdown', content: 'another' })
    const named = (text: string) => [
      `${beside('2.provenance.json')}: is of another text (${text}) than the one under its number`,
    ]
    expect((await verify(folder)).problems).toEqual(named(POST))
    renameSync(join(folder, POST), join(folder, beside('1.md')))
    expect((await verify(folder)).problems).toEqual(named(beside('1.md')))
    // Where the number has no text, there is none that it could be taken for the record of.
    unlinkSync(join(folder, beside('2.md')))
    expect((await verify(folder)).problems).toEqual([])
  })

  it('names a post that was changed', async () => {
    edit(POST, (text) => text.replace('海堤', '海灣'))
    expect((await verify(folder)).problems).toEqual([
      `${POST}: changed since it was clipped (the same size, other content)`,
    ])
  })

  it('names a picture that is gone', async () => {
    unlinkSync(join(folder, PICTURE))
    expect((await verify(folder)).problems).toEqual([`${PICTURE}: missing`])
  })

  it('names a file that cannot be read', async () => {
    unlinkSync(join(folder, PICTURE))
    mkdirSync(join(folder, PICTURE))
    expect((await verify(folder)).problems).toEqual([expect.stringMatching(`^${PICTURE}: cannot be read: EISDIR`)])
  })

  it.each([
    ['another time', (text: string) => text.replace('1970-01-01', '1969-01-01'), 'changed after it was written'],
    ['another hash', (text: string) => text.replace(/("sha256": ")./, '$1e'), 'changed after it was written'],
    ['half of it', (text: string) => text.slice(0, 200), 'cannot be read'],
    ['nothing of ours', () => '{"format":"x"}', 'is none that Pressclip writes'],
    [
      'a path that leads out',
      (text: string) => text.replace(PICTURE, '../../etc/passwd'),
      'is none that Pressclip writes',
    ],
  ])('names a sidecar with %s', async (_, change, said) => {
    edit(SIDECAR, change)
    const { problems } = await verify(folder)
    expect(problems).toEqual([expect.stringContaining(said)])
    expect(problems[0]).toMatch(`${SIDECAR}: `)
  })

  it.each(['sea-wall-2', 'sea-wall (1)', 'sea-wall-17'])(
    'takes the record of a post that had to be called %s',
    async (name) => {
      for (const path of [POST, SIDECAR]) {
        mkdirSync(dirname(join(folder, path.replace('sea-wall', name))), { recursive: true })
        renameSync(join(folder, path), join(folder, path.replace('sea-wall', name)))
      }
      expect(await verify(folder)).toEqual({ clips: 1, files: 2, problems: [] })
    },
  )

  it.each(['other', 'sea-wall-2x', 'sea-wall-02', 'sea', 'sea-wall (1) (1)'])(
    'takes no record of another post, though %s has the same bytes',
    async (name) => {
      const other = (path: string) => path.replace('sea-wall', name)
      cpSync(join(folder, POST), join(folder, other(POST)))
      cpSync(dirname(join(folder, SIDECAR)), dirname(join(folder, other(SIDECAR))), { recursive: true })
      const { clips, problems } = await verify(folder)
      expect({ clips, problems }).toEqual({
        clips: 2,
        problems: [`${other(SIDECAR)}: the record is of another post: ${POST}`],
      })
    },
  )

  it.each([
    ['a sidecar', SIDECAR],
    ['the folder of a sidecar', dirname(SIDECAR)],
    ['all of _pressclip', '_pressclip'],
  ])('names %s that is a link', async (_, path) => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'pressclip-elsewhere-'))
    renameSync(join(folder, path), join(elsewhere, 'moved'))
    symlinkSync(join(elsewhere, 'moved'), join(folder, path))
    const { clips, problems } = await verify(folder)
    rmSync(elsewhere, { recursive: true })
    expect({ clips, problems }).toEqual({ clips: 0, problems: [expect.stringMatching(`^${path}: a link`)] })
  })

  it.each([
    ['a post', POST, POST],
    ['a picture', PICTURE, PICTURE],
    ['the folder of posts', '_posts', POST],
  ])('names %s that a link leads to out of the archive', async (_, path, named) => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'pressclip-elsewhere-'))
    renameSync(join(folder, path), join(elsewhere, 'moved'))
    symlinkSync(join(elsewhere, 'moved'), join(folder, path))
    const { problems } = await verify(folder)
    rmSync(elsewhere, { recursive: true })
    expect(problems).toContain(`${named}: a link that leads out of the archive`)
  })

  it('names a folder that a link leads to out of the archive: there may be sidecars', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'pressclip-elsewhere-'))
    symlinkSync(elsewhere, join(folder, 'more'))
    const { problems } = await verify(folder)
    rmSync(elsewhere, { recursive: true })
    expect(problems).toEqual([expect.stringMatching('^more: a link')])
  })

  it('is at home in its archive: links within it, and one that leads to it', async () => {
    symlinkSync('_posts', join(folder, 'posts'))
    symlinkSync('..', join(folder, '_posts', 'up'))
    expect(await verify(folder)).toEqual({ clips: 1, files: 2, problems: [] })
    symlinkSync(folder, `${folder}-link`)
    const linked = await verify(`${folder}-link`)
    unlinkSync(`${folder}-link`)
    expect(linked).toEqual({ clips: 1, files: 2, problems: [] })
  })

  it('waits for no pipe and reads no disk image', async () => {
    unlinkSync(join(folder, POST))
    expect(spawnSync('mkfifo', [join(folder, POST)]).status).toBe(0)
    truncateSync(join(folder, PICTURE), 2 ** 40)
    mkdirSync(join(folder, '_pressclip/_posts/b'))
    spawnSync('mkfifo', [join(folder, '_pressclip/_posts/b/provenance.json')])
    const { problems } = await verify(folder)
    expect(problems).toHaveLength(3)
    expect(problems).toEqual(
      expect.arrayContaining([
        `${POST}: cannot be read: this is no regular file`,
        `${PICTURE}: changed since it was clipped (1099511627776 bytes instead of 4, other content)`,
        '_pressclip/_posts/b/provenance.json: a link, or no file: not looked into',
      ]),
    )
  })

  it('prints nothing that a terminal would obey', async () => {
    edit(SIDECAR, (text) => `\u001b[2J${text}`)
    mkdirSync(join(folder, '_pressclip/\u001b[31m\u202ered'))
    writeFileSync(join(folder, '_pressclip/\u001b[31m\u202ered/provenance.json'), '{}')
    const { problems } = await verify(folder)
    expect(problems).toHaveLength(2)
    for (const problem of problems) expect(problem).not.toMatch(/[\p{Cc}\u202e]/u)
  })

  it('says when there is no such folder', async () => {
    await expect(verify(join(folder, 'none'))).rejects.toThrow('ENOENT')
  })
})
