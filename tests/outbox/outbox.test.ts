import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Clip } from '../../utils/article'
import type { Render } from '../../utils/outbox/choose-path'
import { type Database, openDatabase } from '../../utils/outbox/database'
import { historyOf } from '../../utils/outbox/look-up'
import { commit, discard, jobs, redirect, retry, retryProblem } from '../../utils/outbox/outbox'
import { preview } from '../../utils/outbox/preview'
import { questionOf } from '../../utils/outbox/saved-before'
import { presetById } from '../../utils/presets'
import { render as renderClip } from '../../utils/render/render'
import { parseSettings } from '../../utils/settings'
import { at, clipOf, only, renderAt, textOf } from './world'

let db: Database
let count = 0

beforeEach(async () => {
  db = await openDatabase(`outbox-${count++}`)
})

const keep = async (url: string, path: string, text = url, now = 1): Promise<number> =>
  only(
    await commit(db, {
      clip: clipOf(url),
      destinations: ['disk'],
      render: renderAt(path, text),
      template: path,
      preset: '',
      now,
    }),
  )

const A = 'https://example.org/a'
const B = 'https://example.org/b'

describe('commit', () => {
  it('has the whole file and the job on disk before it answers', async () => {
    const transaction = vi.spyOn(db, 'transaction')
    const id = await keep(A, '_posts/a.md', '正文')
    expect(transaction).toHaveBeenCalledTimes(1)
    expect(transaction).toHaveBeenCalledWith(['clips', 'jobs', 'payloads', 'versions'], 'readwrite', {
      durability: 'strict',
    })
    db.close()
    const reopened = await openDatabase(db.name)
    const job = await reopened.get('jobs', id)
    expect(job).toMatchObject({ state: 'pending', due: 1, url: A, path: '_posts/a.md' })
    expect((await reopened.get('payloads', job?.payload ?? 0))?.files).toEqual([
      { path: '_posts/a.md', type: 'text/markdown', content: '正文' },
    ])
  })

  it.each([
    ['the same path', 'x/a.md', 'x/a.md', 'x/a-2.md'],
    ['a path that differs in case only', 'x/A.md', 'x/a.md', 'x/a-2.md'],
    ['a path that a Jekyll site would give the same address', 'x/a b.md', 'x/a-b.md', 'x/a-b-2.md'],
    ['another path', 'x/a.md', 'x/b.md', 'x/b.md'],
  ])('two articles that want %s do not meet', async (_, first, second, result) => {
    await keep(A, first)
    await keep(B, second)
    expect((await jobs(db)).map((job) => job.path)).toEqual([result, first])
  })

  it('finds the third article its own destination too', async () => {
    for (const url of [A, B, 'https://example.org/c']) await keep(url, 'x.md')
    expect((await jobs(db)).map((job) => job.path)).toEqual(['x-3.md', 'x-2.md', 'x.md'])
  })

  it('lets an article keep the path it has while its template asks for the same one', async () => {
    const first = await keep(A, 'x.md')
    await keep(B, 'x.md')
    await discard(db, [first])
    await keep(B, 'x.md', 'again')
    expect((await jobs(db)).map((job) => job.path)).toEqual(['x-2.md'])
  })

  it('keeps an undated article under the day it was first clipped', async () => {
    const day = 86_400_000
    const preset = presetById('jekyll-archive')
    for (const [clippedAt, text] of [
      [0, 'first'],
      [3 * day, 'later'],
    ] as const) {
      const clip = { ...clipOf(A), clippedAt }
      clip.article = { ...clip.article, published: undefined, html: `<p>${text}</p>` }
      const render: Render = (taken, clip) => renderClip(clip, preset, parseSettings({}), taken)
      await commit(db, { clip, destinations: ['disk'], render, template: preset.path, preset: '', now: clippedAt })
    }
    const kept = await jobs(db)
    expect(kept).toHaveLength(1)
    expect(kept[0]?.path).toMatch(/^_posts\/1970-01-01-/)
    expect(await textOf(db, kept[0]?.id ?? 0)).toContain('later')
  })

  it('lets an article keep its path when its headline has changed, as long as the template is the same', async () => {
    const commitAt = (path: string, template: string) =>
      commit(db, {
        ...{ clip: clipOf(A), destinations: ['disk'], render: renderAt(path, path), preset: '', now: 1 },
        template,
      })
    await commitAt('old headline.md', '{title}')
    await commitAt('new headline.md', '{title}')
    expect((await jobs(db)).map((job) => job.path)).toEqual(['old headline.md'])
    await commitAt('x/new headline.md', 'x/{title}')
    expect((await jobs(db)).map((job) => job.path)).toEqual(['x/new headline.md'])
  })

  it('moves an article when its template asks for another path, and frees the old one', async () => {
    await keep(A, 'old.md')
    await keep(A, 'new.md')
    await keep(B, 'old.md')
    expect((await jobs(db)).map((job) => job.path)).toEqual(['old.md', 'new.md'])
  })

  it('replaces the file of the same article while it waits', async () => {
    const first = await keep(A, 'a.md', 'first', 1)
    const second = await keep(A, 'a.md', 'second', 2)
    expect(second).toBe(first)
    expect(await jobs(db)).toMatchObject([{ state: 'pending', due: 2 }])
    expect(await textOf(db, second)).toBe('second')
    expect(await db.count('payloads')).toBe(1)
  })

  it('gives the article a second job while the first is under way', async () => {
    const first = await keep(A, 'a.md', 'first')
    const job = await db.get('jobs', first)
    if (job) await db.put('jobs', { ...job, state: 'delivering' })
    await keep(A, 'a.md', 'second')
    await keep(A, 'a.md', 'third')
    const all = await jobs(db)
    expect(await Promise.all(all.map(async (j) => [j.state, await textOf(db, j.id)]))).toEqual([
      ['pending', 'third'],
      ['delivering', 'first'],
    ])
  })

  it('keeps a selection beside the article it was taken from', async () => {
    await keep(A, 'a.md')
    const selection = clipOf(A, 'A passage.', 'selection')
    await commit(db, {
      clip: selection,
      destinations: ['disk'],
      render: renderAt('a.md', 'A passage.'),
      ...{ template: 'a.md', preset: '' },
      now: 2,
    })
    expect((await jobs(db)).map((job) => job.path)).toEqual(['a-2.md', 'a.md'])
  })

  it('keeps nothing when the clip cannot be rendered', async () => {
    const render = () => {
      throw new RangeError('bad template')
    }
    await expect(
      commit(db, { clip: clipOf(A), destinations: ['disk'], render, template: '', preset: '', now: 1 }),
    ).rejects.toThrow('bad template')
    expect(await jobs(db)).toEqual([])
    expect(await db.getAll('clips')).toEqual([])
  })

  it.each([
    ['QuotaExceededError', 'storage_full'],
    ['UnknownError', 'storage_failed'],
  ])('says so when the database answers %s', async (name, code) => {
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no', name)
    })
    await expect(keep(A, 'a.md')).rejects.toMatchObject({ name: 'Problem', code })
    put.mockRestore()
    expect(await db.getAll('clips')).toEqual([])
  })

  it('says so when the database is gone', async () => {
    db.close()
    await expect(keep(A, 'a.md')).rejects.toMatchObject({ name: 'Problem', code: 'storage_failed' })
  })
})

describe('preview', () => {
  it('shows the path a clip will get and changes nothing', async () => {
    await keep(A, 'x.md')
    const shown = async (clip: Clip) => {
      const history = await historyOf(db, questionOf(clip))
      return preview(history, clip, renderAt('x.md', ''), 'x.md', (key) => db.getFromIndex('clips', 'pathKey', key))
    }
    expect(await shown(clipOf(A))).toMatchObject({ path: 'x.md' })
    expect(await shown(clipOf(B))).toMatchObject({ path: 'x-2.md' })
    expect(await db.count('clips')).toBe(1)
    expect(await db.getAll('clips')).toMatchObject([{ path: 'x.md', savedAt: 1 }])
  })
})

describe('retry and discard', () => {
  it('makes a failed job due at once and forgets its reason', async () => {
    const id = await keep(A, 'a.md')
    const job = await db.get('jobs', id)
    if (job)
      await db.put('jobs', { ...job, state: 'failed', due: undefined, problem: { code: 'disk_full', detail: '' } })
    expect(only(await retry(db, [id], 9))).toMatchObject({ state: 'pending', due: 9, problem: undefined })
    expect(await db.getAllKeysFromIndex('jobs', 'due')).toEqual([id])
  })

  it.each(['delivering', 'done'] as const)('leaves a job that is %s alone', async (state) => {
    const id = await keep(A, 'a.md')
    const job = await db.get('jobs', id)
    if (job) await db.put('jobs', { ...job, state })
    expect(only(await retry(db, [id], 9))).toMatchObject({ state, due: 1 })
  })

  it.each([{ handle: 'a.md' }, { handle: undefined }])(
    'makes a job due whose outcome is not known, which still knows %j where to look',
    async ({ handle }) => {
      const id = await keep(A, 'a.md')
      const started = { startedAt: 2, target: 'disk', handle }
      const problem = { code: 'download_failed', detail: 'Error: gone' } as const
      const job = await db.get('jobs', id)
      if (job) await db.put('jobs', { ...job, state: 'delivering', attempts: 7, due: 99_999, started, problem })
      const again = only(await retry(db, [id], 9))
      expect(again).toMatchObject({ state: 'delivering', attempts: 0, due: 9, started, problem: undefined })
    },
  )

  it('makes due at once what waits for a reason that may be gone, and nothing else', async () => {
    for (const [n, code] of (['network', 'permission_needed', undefined] as const).entries()) {
      const job = await db.get('jobs', await keep(`${A}/${n}`, `${n}.md`))
      const problem = code && { code, detail: '' }
      if (job) await db.put('jobs', { ...job, due: 99_999, problem })
    }
    await retryProblem(db, 'network', 9)
    expect((await jobs(db)).map(({ due, problem }) => [due, problem?.code])).toEqual([
      [99_999, undefined],
      [99_999, 'permission_needed'],
      [9, undefined],
    ])
  })

  it('gives the path of an article back that was never delivered', async () => {
    await discard(db, [await keep(A, 'x.md')])
    expect(await jobs(db)).toEqual([])
    await keep(B, 'x.md')
    expect((await jobs(db)).map((job) => job.path)).toEqual(['x.md'])
  })

  it('remembers the destination of an article that was delivered before', async () => {
    const id = await keep(A, 'x.md')
    const [clip] = await db.getAll('clips')
    const receipt = { name: '/x.md', bytes: 1, deliveredAt: 1 }
    await db.put('receipts', { ...receipt, destination: 'disk', target: 'disk', seq: 1, clip: clip?.key ?? '' })
    await discard(db, [id])
    expect(await db.getAll('clips')).toMatchObject([{ path: 'x.md' }])
    expect(await db.getAll('receipts')).toMatchObject([receipt])
  })
})

describe('a thousand jobs', () => {
  const ids = Array.from({ length: 1000 }, (_, n) => n + 1)

  beforeEach(async () => {
    const tx = db.transaction(['jobs', 'payloads', 'clips'], 'readwrite')
    for (const id of ids) {
      const [key, path] = [`example.org/${id}`, `${id}.md`]
      const problem = { code: 'disk_full', detail: '' } as const
      const job = { id, clip: key, title: 'T', url: `https://${key}`, destination: 'disk', path, payload: id, seq: id }
      await tx.objectStore('jobs').put({ ...job, state: 'failed', attempts: 1, createdAt: 1, problem })
      await tx.objectStore('payloads').put({ id, files: [{ path, type: 'text/markdown', content: 'x' }] })
      const kept = { key, path, pathKey: path, title: 'T', url: job.url, since: 1, savedAt: 1 }
      await tx.objectStore('clips').put(kept)
    }
    await tx.done
  })

  it.each([
    ['retried', () => retry(db, ids, 9), 1000],
    ['sent elsewhere', () => redirect(db, ids, at('vault'), 9), 1000],
    ['given up', () => discard(db, ids), 0],
  ])('are %s in one transaction', async (_, all, left) => {
    const transaction = vi.spyOn(db, 'transaction')
    expect(await all()).toHaveLength(left)
    expect(transaction).toHaveBeenCalledTimes(1)
    expect(await db.count('jobs')).toBe(left)
    expect(await db.count('payloads')).toBe(left)
  })

  it('are left alone as far as they are gone or just being written', async () => {
    await db.put('jobs', { ...(await db.get('jobs', 2)), state: 'delivering', problem: undefined } as never)
    await db.delete('jobs', 3)
    expect((await discard(db, [1, 2, 3, 4])).map(({ id }) => id)).toEqual([2])
    expect((await retry(db, [1, 2, 5], 9)).map(({ id, state }) => [id, state])).toEqual([
      [2, 'delivering'],
      [5, 'pending'],
    ])
  })
})
