import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { PROSE } from '../../scripts/browser/article-page'
import { type Database, openDatabase } from '../../utils/outbox/database'
import { historyOf } from '../../utils/outbox/look-up'
import { commit } from '../../utils/outbox/outbox'
import { questionOf } from '../../utils/outbox/saved-before'
import { countRows } from './count-rows'
import { clipOf, renderAt, savedAs } from './world'

const TEXT = PROSE.join('\n')
const A = 'https://news.example/a'

let db: Database
let count = 0
beforeEach(async () => {
  db = await openDatabase(`saved-before-${count++}`)
})

const keep = (url: string, text = TEXT, now = 1, scope: 'article' | 'selection' = 'article') =>
  commit(db, {
    clip: { ...clipOf(url, text, scope), clippedAt: now },
    ...{
      destinations: ['disk'],
      render: renderAt(`${url.split('/').at(-1)}.md`, text),
      template: '',
      preset: 'p',
      now,
    },
  })
const found = (url: string, text = TEXT, scope: 'article' | 'selection' = 'article') =>
  savedAs(db, clipOf(url, text, scope))

describe('savedBefore', () => {
  it('is told to pages without the bodies, which none compares', async () => {
    await keep(A)
    const { family } = await historyOf(db, questionOf(clipOf(A, TEXT)))
    expect(family[0]?.version).toMatchObject({ clip: { article: { text: TEXT, html: '', markdown: '' } } })
    expect(family[0]?.version).not.toHaveProperty('content')
  })

  it('knows nothing of an article never clipped', async () => {
    await keep(A)
    expect(await found('https://news.example/b', 'Another text.')).toBeUndefined()
  })

  it('knows an article under its mobile and AMP addresses, when it was kept last, and its text then', async () => {
    await keep(A, TEXT, 1)
    await keep(A, `${TEXT}\nMore.`, 2)
    const cached = 'https://news-example.cdn.ampproject.org/c/s/news.example/a/amp'
    for (const url of [A, 'https://m.news.example/a', 'https://amp.news.example/a', cached]) {
      expect(await found(url, 'Now it says something else.')).toMatchObject({
        ...{ savedAt: 2, url: A, path: 'a.md', elsewhere: false },
        version: { n: 2, clip: { article: { text: `${TEXT}\nMore.` } } },
      })
    }
  })

  it('finds the newest clip of the same text under another address', async () => {
    await keep(A, TEXT, 1)
    await keep('https://agency.example/wire/1', TEXT, 5)
    await keep('https://third.example/x', 'Short.', 9)
    expect(await found('https://other.example/8', `${TEXT}\nOther site’s last line.`)).toMatchObject({
      ...{ savedAt: 5, url: 'https://agency.example/wire/1', elsewhere: true },
    })
  })

  it('takes its own address before any other, whatever the text', async () => {
    await keep('https://agency.example/wire/1', TEXT, 5)
    await keep(A, 'Something else.', 1)
    expect(await found(A)).toMatchObject({ url: A, elsewhere: false })
  })

  it('never takes a selection for an article, nor an article for a selection', async () => {
    await keep(A, TEXT, 1, 'selection')
    expect(await found(A)).toBeUndefined()
    expect(await found('https://other.example/8')).toBeUndefined()
    expect(await found(A, TEXT, 'selection')).toMatchObject({ elsewhere: false })
    await keep('https://news.example/b', TEXT, 1)
    expect(await found(A, `${TEXT} `, 'selection')).toBeUndefined()
  })

  it('finds a text among two hundred by reading no more than among twenty', async () => {
    const saying = (n: number) => PROSE.map((p) => `${p} ${n}`).join('\n')
    const rowsAmong = async (many: number) => {
      for (let n = await db.count('clips'); n < many; n++) await keep(`https://news.example/${n}`, saying(n))
      const rows = countRows()
      expect(await found('https://other.example/8', saying(7))).toMatchObject({ url: 'https://news.example/7' })
      vi.restoreAllMocks()
      return rows()
    }
    const few = await rowsAmong(20)
    expect(few).toBeGreaterThan(0)
    expect(await rowsAmong(200)).toBe(few)
  })
})
