import { describe, expect, it } from 'vitest'
import type { ClipFile, ClipFiles } from '../../../utils/article'
import { deliverFiles, type FileStore } from '../../../utils/destinations/shared/deliver-files'
import type { Delivery, Receipt } from '../../../utils/destinations/shared/destination'
import { Problem } from '../../../utils/problem'
import { contentBytes } from '../../../utils/render/content'
import { provenanceFile } from '../../../utils/render/provenance'
import { asidePath, revisionPath, sidecarPath } from '../../../utils/render/sidecar-path'
import { makeArticle } from '../../make-article'
import { Killed, type Life, life } from '../../outbox/world'
import { postOf } from '../contract'
import { memoryStore } from '../memory-store'

const URL_A = 'https://news.example/a'
const PATH = 'a.md'
const RECORD = sidecarPath(PATH, 'provenance.json')
const PAGE = sidecarPath(PATH, 'page.mhtml')

type Proof = 'record' | 'page'
const post = (text: string): ClipFile => postOf(PATH, URL_A, text)
const revision = (n: number, text: string): ClipFile => ({ ...post(text), path: revisionPath(PATH, n), numbered: true })
const page = (text: string): ClipFile => ({ path: PAGE, type: 'multipart/related', content: `the page of ${text}.` })

async function record(text: string, pages: readonly ClipFile[]): Promise<ClipFile> {
  const clip = { article: makeArticle({}), scope: 'article', clippedAt: 0, timeZone: 'UTC' } as const
  return provenanceFile([post(text), ...pages], clip, { preset: 'jekyll-archive', version: '1' })
}

/** A clip of the text with this evidence, and the revisions it brings. */
async function clip(
  text: string,
  proof: readonly Proof[] = [],
  revisions: readonly ClipFile[] = [],
): Promise<ClipFiles> {
  const pages = proof.includes('page') ? [page(text)] : []
  const records = proof.includes('record') ? [await record(text, pages)] : []
  return [post(text), ...revisions, ...records, ...pages]
}
const BOTH = ['record', 'page'] as const

/** A destination for several deliveries in a row. */
function destination({ keeps = false }: { keeps?: boolean } = {}) {
  const { files, put, store } = memoryStore()
  const receipts: Receipt[] = []
  const mayKeep = (of: FileStore): FileStore => ({
    ...of,
    async remove(path) {
      if (keeps) throw new Problem('write_refused', path)
      return of.remove(path)
    },
  })
  const deliver = (what: ClipFiles, replaces: readonly Receipt[], mortal: Life = life()) => {
    const delivery: Delivery = { files: what, url: URL_A, title: 'A', replaces, remember: async () => {} }
    return deliverFiles(mayKeep(store(mortal)), delivery, () => 1)
  }
  return {
    files,
    async deliver(what: ClipFiles, known: readonly Receipt[] = receipts) {
      const receipt = await deliver(what, known)
      receipts.unshift(receipt)
      return receipt
    },
    /** Dies after so many steps and is restarted. @returns whether it died */
    async die(steps: number, what: ClipFiles): Promise<boolean> {
      const died = await deliver(what, receipts, life(steps)).then(
        () => false,
        (cause) => {
          if (!(cause instanceof Killed)) throw cause
          return true
        },
      )
      await deliver(what, receipts)
      return died
    },
    put: (path: string, content: ClipFile['content']) => put(path, contentBytes({ content })),
    move: (path: string) => files.delete(path),
  }
}
type Destination = ReturnType<typeof destination>

/** Wherever the last delivery dies, exactly these files are there in the end. */
async function expectLeft(
  make: () => Promise<{ at: Destination; last: ClipFiles }>,
  expected: Record<string, ClipFile>,
): Promise<void> {
  const wanted = Object.entries(expected).map(([path, file]) => [path, new TextDecoder().decode(contentBytes(file))])
  for (let steps = 0; ; steps++) {
    const { at, last } = await make()
    const died = await at.die(steps, last)
    const texts = Array.from(at.files, ([path, { bytes }]) => [path, new TextDecoder().decode(bytes)])
    expect(Object.fromEntries(texts), `killed after ${steps} steps`).toEqual(Object.fromEntries(wanted))
    if (!died) return
  }
}

const aside = (n: number, file: ClipFile) => ({ [asidePath(revisionPath(PATH, n), file.path)]: file })
const evidence = async (text: string) => [await record(text, [page(text)]), page(text)] as const
const asides = async (n: number, text: string) =>
  Object.assign({}, ...(await evidence(text)).map((file) => aside(n, file)))

/** A destination to which this text was delivered, and whose post was then moved away. */
async function movedAway(text: string, proof: Parameters<typeof clip>[1]) {
  const at = destination()
  await at.deliver(await clip(text, proof))
  at.move(PATH)
  return at
}

describe('evidence of a post that was moved away', () => {
  it.each([
    ['with proof', BOTH],
    ['without', []],
  ])('goes to the text’s revision, which a newer text %s brings', async (_, proof) => {
    const last = await clip('B', proof, [revision(1, 'A')])
    const left = proof.length > 0 ? await evidence('B') : []
    await expectLeft(async () => ({ at: await movedAway('A', BOTH), last }), {
      ...{ [PATH]: post('B'), [revisionPath(PATH, 1)]: post('A'), ...(await asides(1, 'A')) },
      ...Object.fromEntries(left.map((file) => [file.path, file])),
    })
  })

  it('that is only a page goes with the newest revision', async () => {
    const last = await clip('C', [], [revision(2, 'B'), revision(1, 'A')])
    await expectLeft(async () => ({ at: await movedAway('B', ['page']), last }), {
      ...{ [PATH]: post('C'), [revisionPath(PATH, 1)]: post('A'), [revisionPath(PATH, 2)]: post('B') },
      ...aside(2, page('B')),
    })
  })

  it.each([
    ['with proof', BOTH],
    ['without', []],
  ])('takes a number of its own if a newer text %s brings no revision', async (_, proof) => {
    const last = await clip('B', proof)
    const left = proof.length > 0 ? await evidence('B') : []
    await expectLeft(
      async () => {
        const at = await movedAway('A', BOTH)
        at.put(revisionPath(PATH, 1), 'an earlier text')
        return { at, last }
      },
      {
        ...{ [PATH]: post('B'), [revisionPath(PATH, 1)]: { ...post(''), content: 'an earlier text' } },
        ...(await asides(2, 'A')),
        ...Object.fromEntries(left.map((file) => [file.path, file])),
      },
    )
  })

  it('keeps its number from other texts', async () => {
    const at = destination()
    await at.deliver(await clip('A', BOTH))
    at.move(PATH)
    await at.deliver(await clip('B', ['record']))
    await at.deliver(await clip('C', [], [revision(1, 'B')]))
    expect([...at.files.keys()].sort()).toEqual([
      ...['1.page.mhtml', '1.provenance.json', '2.md', '2.provenance.json'].map((name) => `_pressclip/a/${name}`),
      PATH,
    ])
  })

  it('stays if the same text comes back', async () => {
    const [proof, snapshot] = await evidence('A')
    const last = await clip('A')
    await expectLeft(async () => ({ at: await movedAway('A', BOTH), last }), {
      [PATH]: post('A'),
      [RECORD]: proof,
      [PAGE]: snapshot,
    })
  })
})

describe('evidence of our own last text, which is not among the revisions,', () => {
  it('is put aside with it if the newer text has none', async () => {
    const last = await clip('A in another form')
    await expectLeft(
      async () => {
        const at = destination()
        await at.deliver(await clip('A', BOTH))
        return { at, last }
      },
      { [PATH]: post('A in another form'), [revisionPath(PATH, 1)]: post('A'), ...(await asides(1, 'A')) },
    )
  })

  it.each<Proof>(['record', 'page'])('is put aside with it if the newer text has only a %s', async (proof) => {
    const last = await clip('A in another form', [proof])
    const [, file] = last
    await expectLeft(
      async () => {
        const at = destination()
        await at.deliver(await clip('A', BOTH))
        return { at, last }
      },
      {
        ...{ [PATH]: post('A in another form'), [revisionPath(PATH, 1)]: post('A'), ...(await asides(1, 'A')) },
        ...(file && { [file.path]: file }),
      },
    )
  })

  it('does not report an edit', async () => {
    const at = destination()
    await at.deliver(await clip('A', BOTH))
    expect((await at.deliver(await clip('A in another form'))).kept).toBeUndefined()
  })

  it('is put aside without copying a text that is already a revision', async () => {
    const at = destination()
    await at.deliver(await clip('A', BOTH))
    at.put(revisionPath(PATH, 1), 'an earlier text')
    at.put(revisionPath(PATH, 2), post('A').content)
    await at.deliver(await clip('A in another form'))
    expect([...at.files.keys()].filter((path) => path.includes('provenance'))).toEqual([
      '_pressclip/a/2.provenance.json',
    ])
  })
})

describe('without permission to delete', () => {
  it.each<[string, readonly Proof[]]>([
    ['record and page', BOTH],
    ['page', ['page']],
  ])('the %s of the first text is copied once, however many texts follow', async (_, proof) => {
    const copies = Object.assign({}, ...(await clip('A', proof)).slice(1).map((file) => aside(1, file)))
    const last = await clip('D', [], [revision(3, 'C')])
    await expectLeft(
      async () => {
        const at = destination({ keeps: true })
        await at.deliver(await clip('A', proof))
        await at.deliver(await clip('B', [], [revision(1, 'A')]))
        await at.deliver(await clip('C', [], [revision(2, 'B')]))
        return { at, last }
      },
      {
        ...{
          [PATH]: post('D'),
          ...copies,
          ...Object.fromEntries((await clip('A', proof)).slice(1).map((file) => [file.path, file])),
        },
        ...Object.fromEntries(['A', 'B', 'C'].map((text, i) => [revisionPath(PATH, i + 1), post(text)])),
      },
    )
  })

  it('a page that is older than the record beside it does not follow the record', async () => {
    const last = await clip('C', [], [revision(2, 'B')])
    await expectLeft(
      async () => {
        const at = destination({ keeps: true })
        await at.deliver(await clip('A', BOTH))
        await at.deliver(await clip('B', ['record'], [revision(1, 'A')]))
        return { at, last }
      },
      {
        ...{ [PATH]: post('C'), [RECORD]: await record('B', []), [PAGE]: page('A') },
        ...{ [revisionPath(PATH, 1)]: post('A'), ...(await asides(1, 'A')) },
        ...{ [revisionPath(PATH, 2)]: post('B'), ...aside(2, await record('B', [])) },
      },
    )
  })
})

it('evidence of a text that was edited goes with the edit, once', async () => {
  const at = destination()
  await at.deliver(await clip('A', BOTH))
  at.put(PATH, post('A, corrected by hand').content)
  const { kept } = await at.deliver(await clip('B'))
  expect(kept).toBe(revisionPath(PATH, 1))
  expect([...at.files.keys()].sort()).toEqual([
    ...['1.md', '1.page.mhtml', '1.provenance.json'].map((name) => `_pressclip/a/${name}`),
    PATH,
  ])
})
