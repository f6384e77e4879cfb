import { describe, expect, it } from 'vitest'
import type { ClipFile, ClipFiles } from '../../../utils/article'
import type { Receipt } from '../../../utils/destinations/shared/destination'
import { plan } from '../../../utils/destinations/shared/plan'
import { contentBytes } from '../../../utils/render/content'
import { sha256 } from '../../../utils/render/sha256'
import { postOf } from '../contract'

const URL_A = 'https://news.example/a'
const URL_B = 'https://news.example/b'
const post = postOf('_posts/a.md', URL_A, 'newer')
const older = postOf('_posts/a.md', URL_A, 'older')
const theirs = postOf('_posts/a.md', URL_B, 'theirs')

/** The plan for a destination with these files. */
async function planned(there: Record<string, ClipFile>, files: ClipFiles = [post], replaces: readonly Receipt[] = []) {
  const stored = new Map(
    Object.entries(there).map(([path, file]) => [path, { bytes: contentBytes(file), version: path }]),
  )
  const { post: at, writes, kept } = await plan(async (path) => stored.get(path), { files, url: URL_A, replaces })
  return { at, kept, writes: writes.map(({ path, old }) => (old ? `${path} over ${old.version}` : path)) }
}

const receiptOf = async (name: string, file: ClipFile, asked = post.path): Promise<Receipt> => ({
  ...{ name, asked, bytes: 1, deliveredAt: 1, hash: await sha256(contentBytes(file)) },
})

describe('the post', () => {
  it('goes to a free path', async () => {
    expect(await planned({})).toEqual({ at: '_posts/a.md', writes: ['_posts/a.md'] })
  })

  it('is not written again if it is there', async () => {
    expect(await planned({ '_posts/a.md': post })).toEqual({ at: '_posts/a.md', writes: [] })
  })

  it('takes the first free number beside other articles', async () => {
    const there = { '_posts/a.md': theirs, '_posts/a-2.md': theirs }
    expect(await planned(there)).toEqual({ at: '_posts/a-3.md', writes: ['_posts/a-3.md'] })
  })

  it('is recognised under a numbered name', async () => {
    const there = { '_posts/a.md': theirs, '_posts/a-2.md': post }
    expect(await planned(there)).toEqual({ at: '_posts/a-2.md', writes: [] })
  })

  it('is recognised after an editor has rewritten its front matter; the edit is put aside', async () => {
    const edited = { ...older, content: `---\ntitle: 'x'\nfrom:\n  '${URL_A}' # kept\n---\nolder` }
    const replaces = [await receiptOf('_posts/a.md', older)]
    expect(await planned({ '_posts/a.md': edited }, [post], replaces)).toEqual({
      at: '_posts/a.md',
      kept: '_pressclip/_posts/a/1.md',
      writes: ['_pressclip/_posts/a/1.md', '_posts/a.md over _posts/a.md'],
    })
  })

  it('replaces its own last text without a revision', async () => {
    const writes = ['_posts/a.md over _posts/a.md']
    const replaces = [await receiptOf('_posts/a.md', older)]
    expect(await planned({ '_posts/a.md': older }, [post], replaces)).toEqual({ at: '_posts/a.md', writes })
  })

  it('replaces its own file under its numbered name, even if the plain name is free now', async () => {
    const replaces = [await receiptOf('_posts/a-2.md', older)]
    const writes = ['_posts/a-2.md over _posts/a-2.md']
    expect(await planned({ '_posts/a-2.md': older }, [post], replaces)).toEqual({ at: '_posts/a-2.md', writes })
  })

  it('returns to its own path if the file was deleted', async () => {
    const replaces = [await receiptOf('_posts/a-2.md', older)]
    expect(await planned({ '_posts/a.md': theirs }, [post], replaces)).toEqual({
      at: '_posts/a-2.md',
      writes: ['_posts/a-2.md'],
    })
  })

  it('keeps another article’s file that was moved to its own path', async () => {
    const replaces = [await receiptOf('_posts/a.md', older)]
    expect(await planned({ '_posts/a.md': theirs }, [post], replaces)).toMatchObject({ at: '_posts/a-2.md' })
  })

  it('does not replace a file because of another path’s receipt', async () => {
    const replaces = [await receiptOf('notes/a.md', older, 'notes/a.md')]
    expect(await planned({ '_posts/a.md': older }, [post], replaces)).toEqual({
      at: '_posts/a.md',
      writes: ['_pressclip/_posts/a/1.md', '_posts/a.md over _posts/a.md'],
      kept: '_pressclip/_posts/a/1.md',
    })
  })

  it('still names the revision if only that was written before a crash', async () => {
    expect(await planned({ '_posts/a.md': older, '_pressclip/_posts/a/1.md': older })).toEqual({
      at: '_posts/a.md',
      writes: ['_posts/a.md over _posts/a.md'],
      kept: '_pressclip/_posts/a/1.md',
    })
  })

  it.each([0, 1, 50])('is completed if only its first %i bytes arrived', async (size) => {
    const cut = { ...post, content: contentBytes(post).slice(0, size) }
    expect(await planned({ '_posts/a.md': cut })).toEqual({
      at: '_posts/a.md',
      writes: ['_posts/a.md over _posts/a.md'],
    })
  })

  it('has an edit of it put aside after the delivered revisions', async () => {
    const revision: ClipFile = { ...theirs, path: '_pressclip/_posts/a/1.md', numbered: true }
    expect(await planned({ '_posts/a.md': older }, [post, revision])).toEqual({
      at: '_posts/a.md',
      writes: ['_pressclip/_posts/a/1.md', '_pressclip/_posts/a/2.md', '_posts/a.md over _posts/a.md'],
      kept: '_pressclip/_posts/a/2.md',
    })
  })

  it('has a note added at its end put aside there too, beside the text the note was added to', async () => {
    const noted = { ...older, content: `${older.content}Meine Notiz.` }
    const revision: ClipFile = { ...older, path: '_pressclip/_posts/a/1.md', numbered: true }
    const replaces = [await receiptOf('_posts/a.md', older)]
    const aside = { at: '_posts/a.md', kept: '_pressclip/_posts/a/2.md' }
    expect(await planned({ '_posts/a.md': noted }, [post, revision], replaces)).toEqual({
      ...aside,
      writes: ['_pressclip/_posts/a/1.md', '_pressclip/_posts/a/2.md', '_posts/a.md over _posts/a.md'],
    })
    // After a crash.
    expect(await planned({ '_posts/a.md': noted, [revision.path]: older }, [post, revision], replaces)).toEqual({
      ...aside,
      writes: ['_pressclip/_posts/a/2.md', '_posts/a.md over _posts/a.md'],
    })
  })

  it('is kept if it is longer than ours', async () => {
    const longer = { ...post, content: `${post.content}more` }
    expect(await planned({ '_posts/a.md': longer })).toMatchObject({ kept: '_pressclip/_posts/a/1.md' })
  })
})

describe('a file that belongs to it', () => {
  const picture: ClipFile = { path: 'assets/x.png', type: 'image/png', content: new Uint8Array([1, 2]) }
  const revision: ClipFile = { ...older, path: '_pressclip/_posts/a/1.md', numbered: true }

  it('is written first, and only what is missing', async () => {
    const other = { ...picture, path: 'assets/y.png' }
    expect(await planned({ 'assets/x.png': picture }, [post, picture, other])).toEqual({
      at: '_posts/a.md',
      writes: ['assets/y.png', '_posts/a.md'],
    })
  })

  it('is repaired if damaged', async () => {
    const damaged = { ...picture, content: new Uint8Array([1, 3]) }
    expect((await planned({ 'assets/x.png': damaged }, [post, picture])).writes[0]).toBe(
      'assets/x.png over assets/x.png',
    )
  })

  it('is named after the post’s actual name, and leaves another article’s files alone', async () => {
    const sidecar: ClipFile = { path: '_pressclip/_posts/a/provenance.json', type: 'application/json', content: '{}' }
    const there = { '_posts/a.md': theirs, [sidecar.path]: { ...sidecar, content: '{"of":"theirs"}' } }
    expect((await planned(there, [post, picture, sidecar, revision])).writes).toEqual([
      'assets/x.png',
      '_pressclip/_posts/a-2/1.md',
      '_pressclip/_posts/a-2/provenance.json',
      '_posts/a-2.md',
    ])
  })

  it.each<[string, Record<string, ClipFile>, string]>([
    ['takes number 1', {}, '_pressclip/_posts/a/1.md'],
    ['takes the next free number', { '_pressclip/_posts/a/1.md': theirs }, '_pressclip/_posts/a/2.md'],
    [
      'finishes its own',
      { '_pressclip/_posts/a/1.md': { ...older, content: '---\nl' } },
      '_pressclip/_posts/a/1.md over _pressclip/_posts/a/1.md',
    ],
    ['is not written twice', { '_pressclip/_posts/a/1.md': theirs, '_pressclip/_posts/a/2.md': older }, '_posts/a.md'],
  ])('in a numbered series %s', async (_, there, first) => {
    expect((await planned(there, [post, revision])).writes[0]).toBe(first)
  })
})

describe('the sidecars of the text that the post replaces', () => {
  const FOLDER = '_pressclip/_posts/a'
  const sidecar = (name: string, of: string): ClipFile => ({
    path: `${FOLDER}/${name}`,
    type: 'application/octet-stream',
    content: `${name} of ${of}`,
  })
  const both = (of: string) => ['provenance.json', 'page.mhtml'].map((name) => sidecar(name, of))
  const there = (text: ClipFile, of: string) => ({
    [post.path]: text,
    ...Object.fromEntries(both(of).map((file) => [file.path, file])),
  })
  const revision: ClipFile = { ...older, path: `${FOLDER}/1.md`, numbered: true }
  const over = (path: string) => `${path} over ${path}`
  const asides = (n: number) => [
    `${FOLDER}/${n}.provenance.json`,
    `${FOLDER}/${n}.page.mhtml`,
    over(`${FOLDER}/provenance.json`),
    over(`${FOLDER}/page.mhtml`),
  ]

  it('follow it to the revision it becomes', async () => {
    const replaces = [await receiptOf(post.path, older)]
    const { writes } = await planned(there(older, 'older'), [post, revision, ...both('newer')], replaces)
    expect(writes).toEqual([`${FOLDER}/1.md`, ...asides(1), over(post.path)])
  })

  it('follow it to the number that was free', async () => {
    const replaces = [await receiptOf(post.path, older)]
    const archive = { ...there(older, 'older'), [`${FOLDER}/1.md`]: theirs }
    const { writes } = await planned(archive, [post, revision, ...both('newer')], replaces)
    expect(writes).toEqual([`${FOLDER}/2.md`, ...asides(2), over(post.path)])
  })

  it('follow our text, not its edit, which is put aside too', async () => {
    const edited = postOf(post.path, URL_A, 'somebody corrected a word')
    const replaces = [await receiptOf(post.path, older)]
    const { writes, kept } = await planned(there(edited, 'older'), [post, revision, ...both('newer')], replaces)
    expect(kept).toBe(`${FOLDER}/2.md`)
    expect(writes).toEqual([`${FOLDER}/1.md`, `${FOLDER}/2.md`, ...asides(1), over(post.path)])
  })

  it('follow the text of another device', async () => {
    const { writes, kept } = await planned(there(older, 'older'), [post, ...both('newer')])
    expect(kept).toBe(`${FOLDER}/1.md`)
    expect(writes).toEqual([`${FOLDER}/1.md`, ...asides(1), over(post.path)])
  })

  it('are not put aside twice after a crash', async () => {
    const replaces = [await receiptOf(post.path, older)]
    const archive = {
      ...there(older, 'newer'),
      [`${FOLDER}/1.md`]: revision,
      ...Object.fromEntries(both('older').map((file) => [file.path.replace('/a/', '/a/1.'), file])),
    }
    const { writes } = await planned(archive, [post, revision, ...both('newer')], replaces)
    expect(writes).toEqual([over(post.path)])
  })

  it.each([
    ['is the same', post, []],
    ['is the same in another form', postOf(post.path, URL_A, 'newer, without its picture'), [over(post.path)]],
  ])('are replaced if the text %s', async (_, text, last) => {
    const replaces = [await receiptOf(post.path, text)]
    const { writes } = await planned(there(text, 'yesterday'), [post, ...both('today')], replaces)
    expect(writes).toEqual([over(`${FOLDER}/provenance.json`), over(`${FOLDER}/page.mhtml`), ...last])
  })
})

it('gives up if every name seems taken', async () => {
  const page = { bytes: new TextEncoder().encode('<html>Please sign in'), version: '1' }
  const asked = plan(async () => page, { files: [post], url: URL_A, replaces: [] })
  await expect(asked).rejects.toMatchObject({ code: 'server_refused', detail: '_posts/a.md: 200 names are taken' })
})
