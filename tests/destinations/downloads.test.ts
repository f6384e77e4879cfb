import { beforeEach, describe, expect, it } from 'vitest'
import type { ClipFile, ClipFiles } from '../../utils/article'
import downloads from '../../utils/destinations/downloads'
import { type Delivery, type Receipt, UnderWay } from '../../utils/destinations/shared/destination'
import type { Download } from '../../utils/destinations/shared/downloads-port'
import { sha256 } from '../../utils/render/sha256'
import { Killed, type Life, life } from '../outbox/world'
import { browserDownloads, ROOT } from './browser-downloads'
import { binary, contract } from './contract'
import { noWorld } from './no-world'

contract(
  'Downloads',
  async () => {
    const browser = browserDownloads()
    return {
      destination: (mortal) =>
        downloads.make(
          { id: 'd', options: { folder: '' } },
          { ...noWorld, downloads: browser.port(mortal), now: Date.now },
        ),
      list: async () => [...browser.disk.keys()].map((name) => name.slice(ROOT.length + 1)),
      read: async (path) => browser.disk.get(`${ROOT}/${path}`) ?? new Uint8Array(),
      put: async (path, bytes) => void browser.put(`${ROOT}/${path}`, bytes),
    }
  },
  {
    reads: false,
    pathOf: (name) => name.slice(ROOT.length + 1),
    beside: (path) => path.replace(/\.md$/, ' (1).md'),
  },
)

const text = '正文 text\n'
const file: ClipFile = { path: '_posts/a.md', type: 'text/markdown', content: text }
const bytes = 12

let browser: ReturnType<typeof browserDownloads>
let handle: string | undefined
let folder: string

beforeEach(() => {
  browser = browserDownloads()
  handle = undefined
  folder = 'archive'
})

/** @returns undefined while it is under way */
const deliver = (delivery: Partial<Delivery> = {}, mortal: Life = life()): Promise<Receipt | undefined> =>
  downloads
    .make({ id: 'd', options: { folder } }, { ...noWorld, downloads: browser.port(mortal), now: () => 7 })
    .deliver({
      files: [file],
      url: 'https://news.example/a',
      title: 'A',
      replaces: [],
      remember: async (h) => {
        mortal.step()
        handle = h
      },
      ...delivery,
    })
    .catch((cause) => {
      if (!(cause instanceof UnderWay)) throw cause
      return undefined
    })

const again = () => (handle === undefined ? {} : { earlier: { startedAt: browser.clock(), handle } })

describe('a first delivery', () => {
  it('goes to the subfolder and returns the actual name and size', async () => {
    expect(await deliver()).toEqual({
      name: '/home/me/Downloads/archive/_posts/a.md',
      asked: 'archive/_posts/a.md',
      bytes,
      deliveredAt: 7,
      handle: '1',
      hash: await sha256(text),
    })
    expect(browser.texts).toEqual([['/home/me/Downloads/archive/_posts/a.md', text]])
  })

  it('does not overwrite the user’s edits with the same text, unless the file is gone', async () => {
    const receipt = await deliver()
    browser.put('/home/me/Downloads/archive/_posts/a.md', 'my notes')
    const again = { replaces: receipt ? [receipt] : [] }
    expect(await deliver(again)).toEqual(receipt)
    expect(browser.texts).toEqual([['/home/me/Downloads/archive/_posts/a.md', 'my notes']])
    browser.change(1, { exists: false })
    await deliver(again)
    expect(browser.texts).toEqual([['/home/me/Downloads/archive/_posts/a.md', text]])
  })

  it('never overwrites a file that Pressclip did not write', async () => {
    browser.put('/home/me/Downloads/archive/_posts/a.md', 'mine')
    expect((await deliver())?.name).toBe('/home/me/Downloads/archive/_posts/a (1).md')
    expect(browser.texts[0]?.[1]).toBe('mine')
  })

  it.each([
    ['', '_posts/a.md'],
    ['a/b', 'a/b/_posts/a.md'],
    ['a\\b', 'a/b/_posts/a.md'],
    ['../../etc', 'etc/_posts/a.md'],
    ['/abs/', 'abs/_posts/a.md'],
    ['.hidden', 'hidden/_posts/a.md'],
    ['新闻 ', '新闻/_posts/a.md'],
  ])('keeps the subfolder %j inside the download folder', async (given, asked) => {
    folder = given
    expect((await deliver())?.asked).toBe(asked)
  })

  it('is under way while the browser asks the user for a name', async () => {
    browser.mode = 'dialog'
    expect(await deliver()).toBeUndefined()
    browser.answerDialog('/home/me/Desktop/mine.md')
    expect((await deliver(again()))?.name).toBe('/home/me/Desktop/mine.md')
    expect(browser.started).toBe(1)
  })

  it('is incomplete if the size on disk differs, and removes the broken file', async () => {
    browser.mode = 'cut'
    await expect(deliver()).rejects.toMatchObject({ code: 'incomplete' })
    expect(browser.disk.size).toBe(0)
  })

  it.each([
    ['USER_CANCELED', 'download_cancelled'],
    ['FILE_NO_SPACE', 'disk_full'],
    ['FILE_NAME_TOO_LONG', 'name_refused'],
    ['FILE_ACCESS_DENIED', 'download_blocked'],
    ['FILE_BLOCKED', 'download_blocked'],
    ['FILE_VIRUS_INFECTED', 'download_blocked'],
    ['FILE_FAILED', 'download_failed'],
    ['CRASH', 'download_failed'],
    ['A_REASON_OF_2030', 'download_failed'],
  ])('interrupted with %s is %s', async (error, code) => {
    browser.mode = error
    await expect(deliver()).rejects.toMatchObject({ name: 'Problem', code, detail: error })
  })
})

describe('the same article again', () => {
  const receipt = async (): Promise<Receipt> => {
    const found = await deliver()
    if (!found) throw new Error('not delivered')
    return found
  }

  it('replaces its own file', async () => {
    const replaces = await receipt()
    await deliver({ replaces: [replaces], files: [{ ...file, content: 'newer' }] })
    expect(browser.texts).toEqual([['/home/me/Downloads/archive/_posts/a.md', 'newer']])
  })

  it('replaces its own file under the number the browser gave it', async () => {
    browser.put('/home/me/Downloads/archive/_posts/a.md', 'mine')
    const replaces = await receipt()
    await deliver({ replaces: [replaces], files: [{ ...file, content: 'newer' }] })
    expect(browser.texts.map(([, content]) => content)).toEqual(['mine', 'newer'])
  })

  it('replaces its own older file when it returns to that destination', async () => {
    browser.put('/home/me/Downloads/archive/_posts/a.md', 'mine')
    const older = await receipt()
    const newer = await deliver({ files: [{ ...file, path: 'notes/a.md' }], replaces: [older] })
    if (!newer) throw new Error('not delivered')
    await deliver({ replaces: [newer, older], files: [{ ...file, content: 'newer' }] })
    expect(browser.texts.map(([, content]) => content)).toEqual(['mine', 'newer', text])
  })

  it.each<[string, (old: Receipt) => Receipt, string]>([
    ['another subfolder', (old) => ({ ...old, asked: 'elsewhere/_posts/a.md' }), 'a (1).md'],
    ['a folder the user chose', (old) => ({ ...old, name: '/home/me/Desktop/a.md' }), 'a (1).md'],
    ['a Windows path', (old) => ({ ...old, name: 'C:\\Me\\archive\\_posts\\a.md' }), 'a.md'],
  ])('delivered before to %s, overwrites an existing file only if it is ours', async (_, move, name) => {
    const replaces = move(await receipt())
    expect((await deliver({ replaces: [replaces] }))?.name).toBe(`/home/me/Downloads/archive/_posts/${name}`)
  })
})

describe('a worker that dies', () => {
  const OURS = '/home/me/Downloads/archive/_posts/a.md'
  const OURS_BESIDE = '/home/me/Downloads/archive/_posts/a (1).md'

  const worlds = [
    ['alone', () => {}],
    ['with its browser, which forgets the download', () => browser.forget()],
  ] as const

  /** A worker dies after so many steps, then `meanwhile` happens, then the next worker delivers. */
  async function dieAndReturn(steps: number, meanwhile: () => void, delivery: Partial<Delivery> = {}) {
    const mortal = life(steps)
    let died = false
    try {
      await deliver(delivery, mortal)
    } catch (cause) {
      if (!(cause instanceof Killed)) throw cause
      died = true
    }
    const known = handle !== undefined && 'real' in JSON.parse(handle)[file.path]
    const forgotten = browser.started
    meanwhile()
    const lost = died && !known && forgotten > 0 && browser.started === 0
    return { died, lost, receipt: await deliver({ ...delivery, ...again() }) }
  }

  /** Once for every step at which a worker can die, and once for a worker that finishes. */
  async function everyDeath(meanwhile: () => void, prepare: () => Partial<Delivery>, check: Check) {
    let deaths = 0
    for (let steps = 0; ; steps++) {
      browser = browserDownloads()
      handle = undefined
      const end = await dieAndReturn(steps, meanwhile, prepare())
      check(end, `after ${steps} steps`)
      if (!end.died) break
      deaths++
    }
    expect(deaths).toBeGreaterThan(4)
  }
  type Check = (end: { receipt: Receipt | undefined; lost: boolean }, when: string) => void

  it.each(worlds)('at any step, %s, leaves one whole file after the next try', (_, meanwhile) =>
    everyDeath(
      meanwhile,
      () => ({}),
      ({ receipt, lost }, when) => {
        // The one gap: we cannot tell whether the existing file is ours.
        if (lost) return expect([...browser.disk.keys()], when).toEqual([OURS, OURS_BESIDE])
        expect(receipt, when).toMatchObject({ name: OURS, bytes })
        expect(browser.texts, when).toEqual([[OURS, text]])
      },
    ),
  )

  it.each(worlds)('at any step, %s, never overwrites a file that Pressclip did not write', (_, meanwhile) =>
    everyDeath(
      meanwhile,
      () => {
        browser.put(OURS, 'MINE')
        return {}
      },
      ({ lost }, when) => {
        const lies = new Map(browser.texts)
        expect(lies.get(OURS), when).toBe('MINE')
        expect(lies.get(OURS_BESIDE), when).toBe(text)
        expect(browser.disk.size, when).toBe(lost ? 3 : 2)
      },
    ),
  )

  it.each(worlds)('at any step, %s, replaces only its own file, not the foreign one beside it', (_, meanwhile) =>
    everyDeath(
      meanwhile,
      () => {
        browser.put(OURS, 'MINE')
        browser.put(OURS_BESIDE, 'older')
        return { replaces: [{ name: OURS_BESIDE, asked: 'archive/_posts/a.md', bytes: 5, deliveredAt: 1 }] }
      },
      (_end, when) =>
        expect(browser.texts, when).toEqual([
          [OURS, 'MINE'],
          [OURS_BESIDE, text],
        ]),
    ),
  )

  it.each(['CRASH', 'USER_SHUTDOWN', 'FILE_FAILED'])(
    'and finds the download interrupted with %s, begins again',
    async (error) => {
      browser.mode = error
      await deliver().catch(() => {})
      browser.mode = 'well'
      expect((await deliver(again()))?.name).toBe('/home/me/Downloads/archive/_posts/a.md')
    },
  )

  it('and finds that the user cancelled, does not begin again', async () => {
    browser.mode = 'USER_CANCELED'
    // Killed before it has stored that the download is over.
    const noted: string[] = []
    await deliver({ remember: async (h) => void noted.push(h) }).catch(() => {})
    handle = noted.at(-2)
    browser.mode = 'well'
    await expect(deliver(again())).rejects.toMatchObject({ code: 'download_cancelled' })
    expect(browser.started).toBe(1)
  })

  it('and finds the file cut short, writes it again at the same path', async () => {
    await deliver()
    browser.change(1, { bytes: 3 })
    await deliver(again())
    expect([...browser.disk.keys()]).toEqual(['/home/me/Downloads/archive/_posts/a.md'])
    expect(browser.started).toBe(2)
  })

  it.each<[string, Partial<Download>]>([
    ['another download with its id', { startedAt: 99, name: '/home/me/Downloads/photo.jpg' }],
    ["another extension's download of that name", { own: false }],
  ])('is not misled by %s', async (_, change) => {
    await deliver()
    browser.change(1, change)
    const receipt = await deliver(again())
    expect(receipt).toMatchObject({ handle: '2', name: '/home/me/Downloads/archive/_posts/a.md' })
  })
})

describe('sidecars', () => {
  const [RECORD, PAGE] = ['_pressclip/_posts/a/provenance.json', '_pressclip/_posts/a/page.mhtml']
  const filesOf = (name: string): ClipFiles => [
    { ...file, content: name },
    { path: RECORD, type: 'application/json', content: `record of ${name}` },
    { path: PAGE, type: 'multipart/related', content: `page of ${name}` },
  ]
  const keep = async (name: string, replaces: Receipt[] = []): Promise<Receipt> => {
    handle = undefined
    const receipt = await deliver({ files: filesOf(name), replaces })
    if (!receipt) throw new Error('not delivered')
    return receipt
  }
  const lying = () =>
    Object.fromEntries(browser.texts.map(([name, text]) => [name.slice(`${ROOT}/archive/`.length), text]))

  it('of an earlier text stay when another text replaces it', async () => {
    await keep('newer', [await keep('older')])
    expect(lying()).toEqual({
      '_posts/a.md': 'newer',
      [RECORD]: 'record of older',
      [PAGE]: 'page of older',
      [RECORD.replace('.json', ' (1).json')]: 'record of newer',
      [PAGE.replace('.mhtml', ' (1).mhtml')]: 'page of newer',
    })
  })

  it('of the same text are replaced under their existing names, however often it is clipped', async () => {
    const older = await keep('older')
    let receipt = await keep('newer', [older])
    receipt = await keep('newer', [receipt, older])
    receipt = await keep('newer', [receipt, older])
    expect(Object.keys(lying()).filter((name) => name.startsWith('_pressclip'))).toHaveLength(4)
    expect(receipt.beside?.[RECORD]).toBe(`${ROOT}/archive/${RECORD.replace('.json', ' (1).json')}`)
  })

  it('are named after the post’s actual name, and leave those of the requested name alone', async () => {
    for (const { path } of filesOf('x')) browser.put(`${ROOT}/archive/${path}`, 'theirs')
    const receipt = await keep('ours')
    expect(receipt.name).toBe(`${ROOT}/archive/_posts/a (1).md`)
    expect(lying()).toEqual({
      ...Object.fromEntries(filesOf('x').map(({ path }) => [path, 'theirs'])),
      '_posts/a (1).md': 'ours',
      '_pressclip/_posts/a (1)/provenance.json': 'record of ours',
      '_pressclip/_posts/a (1)/page.mhtml': 'page of ours',
    })
  })

  it('exist once, complete and under the post’s name, whenever the worker dies', async () => {
    for (let steps = 0; ; steps++) {
      browser = browserDownloads()
      handle = undefined
      browser.put(`${ROOT}/archive/_posts/a.md`, 'theirs')
      const mortal = life(steps)
      const died = await deliver({ files: filesOf('ours') }, mortal).then(
        () => false,
        (cause) => {
          if (!(cause instanceof Killed)) throw cause
          return true
        },
      )
      await deliver({ files: filesOf('ours'), ...again() })
      expect(lying(), `after ${steps} steps`).toEqual({
        '_posts/a.md': 'theirs',
        '_posts/a (1).md': 'ours',
        '_pressclip/_posts/a (1)/provenance.json': 'record of ours',
        '_pressclip/_posts/a (1)/page.mhtml': 'page of ours',
      })
      if (!died) break
    }
  })
})

describe('several files', () => {
  const picture = (name: string): ClipFile => ({ path: `assets/${name}`, type: 'image/png', content: binary(99) })
  const files: ClipFiles = [file, picture('a.png'), picture('b.png')]
  const NAMES = ['assets/a.png', 'assets/b.png', '_posts/a.md'].map((path) => `${ROOT}/archive/${path}`)

  it('go to their folders, the post last', async () => {
    expect(await deliver({ files })).toMatchObject({ name: NAMES[2], asked: 'archive/_posts/a.md', bytes })
    expect([...browser.disk.keys()]).toEqual(NAMES)
    expect(browser.started).toBe(3)
  })

  it('wait one by one while the browser asks the user for names', async () => {
    browser.mode = 'dialog'
    expect(await deliver({ files })).toBeUndefined()
    expect(await deliver({ files, ...again() })).toBeUndefined()
    expect(browser.started).toBe(1)
    for (const [i, name] of ['Desktop/x.png', 'Desktop/y.png', 'Desktop/z.md'].entries()) {
      expect(browser.started).toBe(i + 1)
      browser.answerDialog(`/home/me/${name}`)
      const receipt = await deliver({ files, ...again() })
      expect(receipt?.name).toBe(i === 2 ? '/home/me/Desktop/z.md' : undefined)
    }
    expect(browser.started).toBe(3)
  })

  it('are not started after the user has cancelled a picture', async () => {
    browser.mode = 'USER_CANCELED'
    await expect(deliver({ files })).rejects.toMatchObject({ code: 'download_cancelled' })
    expect(browser.started).toBe(1)
  })

  it('continue where an interrupted picture stopped them', async () => {
    const startOnce = browser.port()
    let starts = 0
    const port = {
      ...startOnce,
      start: (given: Parameters<typeof startOnce.start>[0]) => {
        browser.mode = ++starts === 2 ? 'FILE_FAILED' : 'well'
        return startOnce.start(given)
      },
    }
    const remember = async (h: string) => {
      handle = h
    }
    const world = { ...noWorld, downloads: port, now: () => 7 }
    const harness = downloads.make({ id: 'd', options: { folder } }, world)
    const delivery: Delivery = { files, url: 'u', title: 't', replaces: [], remember }
    await expect(harness.deliver(delivery)).rejects.toMatchObject({ code: 'download_failed' })
    expect([...browser.disk.keys()]).toEqual(NAMES.slice(0, 1))
    expect((await harness.deliver({ ...delivery, ...again() }))?.name).toBe(NAMES[2])
    expect([...browser.disk.keys()]).toEqual(NAMES)
    expect(starts).toBe(4)
  })

  it('are not written again if another one failed; only that one is', async () => {
    const row: ClipFile = { ...file, path: '_pressclip/a/1.md', numbered: true }
    const port = browser.port()
    const cancelling = {
      ...port,
      start: (given: Parameters<typeof port.start>[0]) => {
        browser.mode = given.name.includes('_posts') ? 'USER_CANCELED' : 'well'
        return port.start(given)
      },
    }
    const harness = (downloadsPort: typeof port) =>
      downloads.make({ id: 'd', options: { folder } }, { ...noWorld, downloads: downloadsPort, now: () => 7 })
    const remember = async (h: string) => {
      handle = h
    }
    const delivery: Delivery = { files: [file, row], url: 'u', title: 't', replaces: [], remember }
    await expect(harness(cancelling).deliver(delivery)).rejects.toMatchObject({ code: 'download_cancelled' })
    browser.mode = 'well'
    await harness(port).deliver({ ...delivery, ...again() })
    expect([...browser.disk.keys()]).toEqual([`${ROOT}/archive/${row.path}`, `${ROOT}/archive/${file.path}`])
  })

  it('never replace an earlier file of a numbered series', async () => {
    const revision = (content: string): ClipFile => ({ ...file, path: '_pressclip/a/1.md', content, numbered: true })
    await deliver({ files: [file, revision('one')] })
    const receipt = await deliver({ files: [file, revision('two')] })
    expect(browser.texts.filter(([name]) => name.includes('_pressclip'))).toEqual([
      [`${ROOT}/archive/_pressclip/a/1.md`, 'one'],
      [`${ROOT}/archive/_pressclip/a/1 (1).md`, 'two'],
    ])
    expect(receipt?.name).toBe(`${ROOT}/archive/_posts/a (1).md`)
  })
})

it('shows where a file is', () => {
  expect(downloads.where({ folder: 'news/clips' }, '_posts/a.md')).toBe('news/clips/_posts/a.md')
  expect(downloads.where({ folder: '' }, '_posts/a.md')).toBe('_posts/a.md')
  expect(downloads.origins({ folder: 'x' })).toEqual([])
})
