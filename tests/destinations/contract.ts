import { afterEach, describe, expect, it } from 'vitest'
import type { ClipFile, ClipFiles } from '../../utils/article'
import type { Deliverer, Delivery, Receipt } from '../../utils/destinations/shared/destination'
import { Problem } from '../../utils/problem'
import { contentBytes } from '../../utils/render/content'
import { withSuffix } from '../../utils/render/path'
import { safeName } from '../../utils/render/safe-name'
import { sha256 } from '../../utils/render/sha256'
import { asidePath, revisionPath, sidecarPath } from '../../utils/render/sidecar-path'
import { type Life, life } from '../outbox/world'

/** One empty destination. Paths are relative to the archive, as in `ClipFile.path`. */
export interface Harness {
  /**
   * The destination as one worker sees it. `life.step()` is to be called before and after each of the destination's operations,
   * which come one after the other (`dyingFetch` does it for http): it throws once the worker is dead, and from then on always.
   */
  destination(life: Life): Deliverer
  /** The files really lying there, looked at past the destination; temporary files and folders of ours count. */
  list(): Promise<string[]>
  /** The bytes really lying there. */
  read(path: string): Promise<Uint8Array>
  /** A stranger's file. */
  put(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  close?(): Promise<void>
}

/** What a destination truly cannot do; all true unless said otherwise. */
export interface Abilities {
  /** It can be read back: receipts carry a hash, ours beside a stranger's is `x-2.md`, foreign edits are put aside. */
  reads?: boolean
  /** Writing tells that somebody else wrote first, so that two devices never overwrite each other. */
  conditional?: boolean
  /** Folders are files of another kind, so that a file can be in the way of one; false unless said otherwise. */
  folders?: boolean
  /** Names that differ only in case, or in how their accents are written, are one file; false unless said otherwise. */
  folds?: boolean
  /** The path in the archive that a receipt's name stands for, where it is not the name itself. */
  pathOf?: (name: string) => string
  /** Where ours goes when a stranger's file lies at the path. */
  beside?: (path: string) => string
}

/**
 * How many steps each worker lives in turn: one that dies after an operation leaves what one leaves that dies before the
 * next, so that every second step is every death.
 */
function* lives(): Generator<number, never> {
  for (let steps = 1; ; steps += 2) yield steps
}

/** A fetch that dies with its worker, before a request leaves or before its answer arrives. */
export const dyingFetch =
  ({ step }: Life, fetch = globalThis.fetch): typeof globalThis.fetch =>
  async (input, init) => {
    step()
    const response = await fetch(input, init)
    step()
    return response
  }

/** A post as the Jekyll preset begins it. */
export const postOf = (path: string, url: string, text = 'The text.'): ClipFile => ({
  path,
  type: 'text/markdown',
  content: `---\nlayout: post\ntitle: "A title"\nfrom: ${url}\n---\n\n${text}\n`,
})

/** So many bytes, of every value, the same ones for the same seed. */
export function binary(size: number, seed = 1): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  let state = seed
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    bytes[i] = state >>> 16
  }
  return bytes
}

const picture = (name: string, size = 3000): ClipFile => ({
  path: `assets/clips/${name}`,
  type: 'image/png',
  content: binary(size, name.length),
})

/** What dies at every operation takes long where each is slow, on a busy machine longer still. */
const DEATHS_TIMEOUT = 600_000

const URL_A = 'https://news.example/a?id=1&x=ü'
const URL_B = 'https://news.example/b'
const PATH = '_posts/2026-10-07-a.md'

/** What is to be delivered, as the outbox keeps it between workers. */
export function job(files: ClipFiles, options: { url?: string; replaces?: readonly Receipt[] } = {}) {
  let started: Delivery['earlier']
  return {
    files,
    /** One try of one worker. */
    async deliver(harness: Harness, mortal: Life = life()): Promise<Receipt> {
      // No two workers live in the same millisecond.
      await new Promise((resolve) => setTimeout(resolve, 2))
      const startedAt = Date.now()
      return harness.destination(mortal).deliver({
        files,
        url: options.url ?? URL_A,
        title: 'A title',
        replaces: options.replaces ?? [],
        ...(started && { earlier: started }),
        async remember(handle) {
          mortal.step()
          started = { startedAt, handle }
          mortal.step()
        },
      })
    },
  }
}

/**
 * What every destination must do. `open` makes a new, empty destination, and is called for every single death of a worker: start
 * a server once (`beforeAll`) and give each destination a folder, bucket or repository of its own.
 */
export function contract(name: string, open: () => Promise<Harness>, abilities: Abilities = {}): void {
  const { reads = true, conditional = true, folders = false, folds = false, pathOf = (at: string) => at } = abilities
  const beside = abilities.beside ?? ((path: string) => withSuffix(path, 2))
  const harnesses: Harness[] = []

  async function empty(): Promise<Harness> {
    const harness = await open()
    harnesses.push(harness)
    return harness
  }
  afterEach(async () => {
    for (const harness of harnesses.splice(0)) await harness.close?.()
  })

  const delivered = (harness: Harness, what: ReturnType<typeof job>): Promise<Receipt> => what.deliver(harness)

  /** As the outbox does when the destination says that it cannot just now. */
  async function deliveredInTheEnd(harness: Harness, what: ReturnType<typeof job>, tries = 5): Promise<Receipt> {
    try {
      return await delivered(harness, what)
    } catch (cause) {
      const passing = cause instanceof Problem && ['server_busy', 'conflict', 'not_stored'].includes(cause.code)
      if (!passing || tries === 1) throw cause
      await new Promise((resolve) => setTimeout(resolve, 50))
      return deliveredInTheEnd(harness, what, tries - 1)
    }
  }

  /** Exactly these files lie there, to the byte. */
  async function expectFiles(harness: Harness, files: readonly Pick<ClipFile, 'path' | 'content'>[], when = '') {
    expect((await harness.list()).sort(), when).toEqual(files.map(({ path }) => path).sort())
    for (const { path, content } of files) {
      const same = Buffer.compare(await harness.read(path), contentBytes({ content })) === 0
      expect(same, `${path} byte by byte ${when}`).toBe(true)
    }
  }

  async function expectReceipt(receipt: Receipt | undefined, post: ClipFile, path = post.path, when = '') {
    const bytes = contentBytes(post)
    expect(receipt, when).toMatchObject({ asked: post.path, bytes: bytes.length })
    expect(pathOf(receipt?.name ?? ''), when).toBe(path)
    if (reads) expect(receipt?.hash, when).toBe(await sha256(bytes))
    expect(Math.abs((receipt?.deliveredAt ?? 0) - Date.now()), when).toBeLessThan(60_000)
  }

  /** Kill the worker after each operation in turn, each time at a new destination, and let the next one finish. */
  async function everyDeath(
    prepare: (harness: Harness) => Promise<ReturnType<typeof job>>,
    check: (harness: Harness, receipt: Receipt | undefined, when: string) => Promise<void>,
  ): Promise<void> {
    for (const steps of lives()) {
      const harness = await empty()
      const what = await prepare(harness)
      const mortal = life(steps)
      const first = await what.deliver(harness, mortal).catch((cause: unknown) => {
        if (!mortal.over) throw cause
      })
      // Nothing was left to be done when it would have died.
      if (first) return expect(steps, 'operations at which a worker can die').toBeGreaterThan(3)
      await check(harness, await what.deliver(harness), `killed after ${steps} steps`)
      await harness.close?.()
      harnesses.splice(harnesses.indexOf(harness), 1)
    }
  }

  describe(`${name}, as every destination`, () => {
    it.each([
      ['plain', '_posts/2026-10-07-a.md'],
      ['CJK', '_posts/2026-10-07-新闻标题：测试——「引号」.md'],
      ['emoji', '剪报/🦊 news 👍🏽.md'],
      ['right to left', 'أخبار/خبر عاجل – חדשות.md'],
      ['accents and Hangul', 'Crème brûlée/Tiếng Việt 한국어.md'],
      ['deep', 'a/b/c/d/e/f/g/h/i/j/k/l/m.md'],
      ['240 bytes', `_posts/${'长'.repeat(79)}.md`],
      ['with signs', "a & b/100% %41 %2F + = , ; ' ! $ @ ~ `( ) { } – x.md"],
      ['with dots', 'v1.2/a.b.c.md.md'],
      ['at the top', 'a.md'],
    ])('delivers to a path that is %s', async (_, path) => {
      expect(path.split('/').map((part) => safeName(part, 240))).toEqual(path.split('/'))
      const harness = await empty()
      const post = postOf(path, URL_A, '正文 “text” 😀 \u{2028} نص\r\ne\u0301')
      await expectReceipt(await delivered(harness, job([post])), post)
      await expectFiles(harness, [post])
    })

    it('keeps a stranger’s file whose name differs only in how its accents are written', async () => {
      const harness = await empty()
      const theirs = { path: 'Crème.md'.normalize('NFD'), content: binary(10) }
      await harness.put(theirs.path, theirs.content)
      const post = postOf('Crème.md', URL_A)
      await delivered(harness, job([post]))
      await expectFiles(harness, [theirs, folds ? { ...post, path: beside(post.path) } : post])
    })

    it('leaves one copy when it is asked again', async () => {
      const harness = await empty()
      const files: ClipFiles = [postOf(PATH, URL_A), picture('a.png')]
      const what = job(files)
      await delivered(harness, what)
      await expectReceipt(await delivered(harness, what), files[0])
      await expectFiles(harness, files)
    })

    it('delivers pictures and sidecars with the post', async () => {
      const harness = await empty()
      const files: ClipFiles = [
        postOf(PATH, URL_A),
        picture('a.png'),
        picture('empty.png', 0),
        picture('b.webp', 100_000),
        { path: sidecarPath(PATH, 'provenance.json'), type: 'application/json', content: '{"新":1}' },
      ]
      await expectReceipt(await delivered(harness, job(files)), files[0])
      await expectFiles(harness, files)
    })

    it('never shows a post before what it links to', async () => {
      for (const steps of lives()) {
        const harness = await empty()
        const files: ClipFiles = [postOf(PATH, URL_A), picture('a.png'), picture('b.webp')]
        const mortal = life(steps)
        const done = await job(files)
          .deliver(harness, mortal)
          .catch((cause: unknown) => {
            if (!mortal.over) throw cause
          })
        const there = await harness.list()
        if (there.includes(PATH)) expect(there.sort()).toEqual(files.map(({ path }) => path).sort())
        if (done) return
      }
    })

    it('shares a picture that is there already', async () => {
      const harness = await empty()
      const [a, b] = [postOf(PATH, URL_A), postOf('_posts/b.md', URL_B)]
      await delivered(harness, job([a, picture('a.png')]))
      await delivered(harness, job([b, picture('a.png')], { url: URL_B }))
      await expectFiles(harness, [a, b, picture('a.png')])
    })

    it(
      'delivers 5 MB',
      async () => {
        const harness = await empty()
        const files: ClipFiles = [postOf(PATH, URL_A, '长'.repeat(1_700_000)), picture('a.png', 5_000_000)]
        await expectReceipt(await delivered(harness, job(files)), files[0])
        await expectFiles(harness, files)
      },
      DEATHS_TIMEOUT,
    )

    it('delivers different articles side by side', async () => {
      const harness = await empty()
      const all = Array.from({ length: 6 }, (_, i): ClipFiles => {
        const url = `https://news.example/${i}`
        return [postOf(`_posts/2026/${i}.md`, url, `text ${i}`), picture(`${'x'.repeat(i + 1)}.png`)]
      })
      const jobs = all.map((files, i) => job(files, { url: `https://news.example/${i}` }))
      await Promise.all(jobs.map((what) => deliveredInTheEnd(harness, what)))
      await expectFiles(harness, all.flat())
    })

    it('replaces the same article’s own file', async () => {
      const harness = await empty()
      const receipt = await delivered(harness, job([postOf(PATH, URL_A, 'older, and longer than the newer one')]))
      const newer = postOf(PATH, URL_A, 'newer')
      const again = await delivered(harness, job([newer], { replaces: [receipt] }))
      await expectReceipt(again, newer)
      expect(again.kept).toBeUndefined()
      await expectFiles(harness, [newer])
    })

    it('spares a file of another article, and goes on beside it', async () => {
      const harness = await empty()
      const theirs = postOf(PATH, URL_B, 'theirs')
      await harness.put(PATH, contentBytes(theirs))
      const [older, newer] = [postOf(PATH, URL_A, 'older'), postOf(PATH, URL_A, 'newer')]
      const receipt = await delivered(harness, job([older]))
      await expectReceipt(receipt, older, beside(PATH))
      await expectReceipt(await delivered(harness, job([newer], { replaces: [receipt] })), newer, beside(PATH))
      await expectFiles(harness, [theirs, { ...newer, path: beside(PATH) }])
    })

    it.each([
      ['text', new TextEncoder().encode('My own notes.')],
      ['bytes', binary(500)],
    ])('spares a stranger’s file of %s', async (_, bytes) => {
      const harness = await empty()
      await harness.put(PATH, bytes)
      const post = postOf(PATH, URL_A)
      await expectReceipt(await delivered(harness, job([post])), post, beside(PATH))
      await expectFiles(harness, [
        { path: PATH, content: bytes },
        { ...post, path: beside(PATH) },
      ])
    })

    if (folders)
      it('is stopped by a file where a folder must be, and keeps it', async () => {
        const harness = await empty()
        const theirs = { path: '_posts', content: binary(10) }
        await harness.put(theirs.path, theirs.content)
        await expect(delivered(harness, job([postOf(PATH, URL_A)]))).rejects.toMatchObject({ code: 'path_taken' })
        await expectFiles(harness, [theirs])
      })

    describe('killed between any two operations and begun again, leaves one copy', () => {
      it(
        'of a post with pictures',
        () => {
          const files: ClipFiles = [postOf(PATH, URL_A), picture('a.png'), picture('b.webp')]
          return everyDeath(
            async () => job(files),
            async (harness, receipt, when) => {
              await expectReceipt(receipt, files[0], PATH, when)
              await expectFiles(harness, files, when)
            },
          )
        },
        DEATHS_TIMEOUT,
      )

      it(
        'that replaces its own',
        () => {
          const newer = postOf(PATH, URL_A, 'newer')
          return everyDeath(
            async (harness) =>
              job([newer], { replaces: [await delivered(harness, job([postOf(PATH, URL_A, 'older')]))] }),
            async (harness, receipt, when) => {
              await expectReceipt(receipt, newer, PATH, when)
              await expectFiles(harness, [newer], when)
            },
          )
        },
        DEATHS_TIMEOUT,
      )

      it(
        'beside another article’s file',
        () => {
          const theirs = postOf(PATH, URL_B, 'theirs')
          const post = postOf(PATH, URL_A)
          return everyDeath(
            async (harness) => {
              await harness.put(PATH, contentBytes(theirs))
              return job([post])
            },
            async (harness, receipt, when) => {
              await expectReceipt(receipt, post, beside(PATH), when)
              await expectFiles(harness, [theirs, { ...post, path: beside(PATH) }], when)
            },
          )
        },
        DEATHS_TIMEOUT,
      )
    })

    // What a destination cannot do is not skipped: it is no part of its contract.
    if (!reads) return
    describe('where it can read', () => {
      const edited = postOf(PATH, URL_A, 'somebody corrected a word here')
      const newer = postOf(PATH, URL_A, 'newer')

      it.each([
        ['an edit of our file', true],
        ['another device’s clip of the article', false],
      ])('puts %s aside', async (_, known) => {
        const harness = await empty()
        const receipt = known && (await delivered(harness, job([postOf(PATH, URL_A, 'older')])))
        await harness.put(PATH, contentBytes(edited))
        const again = await delivered(harness, job([newer], { replaces: receipt ? [receipt] : [] }))
        await expectReceipt(again, newer)
        expect(again.kept).toBe(revisionPath(PATH, 1))
        await expectFiles(harness, [newer, { ...edited, path: revisionPath(PATH, 1) }])
      })

      it('leaves an edit of the very text that is delivered again alone, and says so', async () => {
        const harness = await empty()
        const post = postOf(PATH, URL_A, 'older')
        const receipt = await delivered(harness, job([post]))
        await harness.put(PATH, contentBytes(edited))
        const again = await delivered(harness, job([post], { replaces: [receipt] }))
        expect(again).toMatchObject({ name: PATH, edited: true, hash: receipt.hash })
        await expectFiles(harness, [edited])
      })

      it('puts it aside beside earlier revisions', async () => {
        const harness = await empty()
        const first = { path: revisionPath(PATH, 1), content: binary(20) }
        await harness.put(first.path, first.content)
        await harness.put(PATH, contentBytes(edited))
        expect((await delivered(harness, job([newer]))).kept).toBe(revisionPath(PATH, 2))
        await expectFiles(harness, [newer, first, { ...edited, path: revisionPath(PATH, 2) }])
      })

      const older = postOf(PATH, URL_A, 'older')
      it.each([
        ['an edit', edited],
        ['a note at its end', { ...older, content: `${older.content}\nMeine Notiz.\n` }],
      ])('puts %s aside beside the revision that the same delivery brings', async (_, edited) => {
        const harness = await empty()
        const receipt = await delivered(harness, job([older]))
        await harness.put(PATH, contentBytes(edited))
        const earlier = { ...older, path: revisionPath(PATH, 1), numbered: true }
        expect((await delivered(harness, job([newer, earlier], { replaces: [receipt] }))).kept).toBe(
          revisionPath(PATH, 2),
        )
        await expectFiles(harness, [newer, earlier, { ...edited, path: revisionPath(PATH, 2) }])
      })

      it(
        'puts it aside once, and says so, though killed between any two operations',
        () =>
          everyDeath(
            async (harness) => {
              await harness.put(PATH, contentBytes(edited))
              return job([newer])
            },
            async (harness, receipt, when) => {
              await expectReceipt(receipt, newer, PATH, when)
              expect(receipt?.kept, when).toBe(revisionPath(PATH, 1))
              await expectFiles(harness, [newer, { ...edited, path: revisionPath(PATH, 1) }], when)
            },
          ),
        DEATHS_TIMEOUT,
      )

      describe('where the newer text has no sidecars', () => {
        const older = postOf(PATH, URL_A, 'The older text.')
        const earlier: ClipFile = { ...older, path: revisionPath(PATH, 1), numbered: true }
        const beside = (name: string, type: string): ClipFile => ({
          path: sidecarPath(PATH, name),
          type,
          content: name,
        })
        const page = beside('page.mhtml', 'multipart/related')
        const evidence = [beside('provenance.json', 'application/json'), page]
        const aside = (file: ClipFile) => ({ ...file, path: asidePath(earlier.path, file.path) })

        it.each([
          ['that comes along', true],
          ['that it becomes', false],
        ])('takes those of the text before to the revision %s', async (_, comes) => {
          const harness = await empty()
          const receipt = await deliveredInTheEnd(harness, job([older, ...evidence]))
          const what = job(comes ? [newer, earlier] : [newer], { replaces: [receipt] })
          const second = await deliveredInTheEnd(harness, what)
          await expectReceipt(second, newer)
          expect(second.kept).toBeUndefined()
          await deliveredInTheEnd(harness, what)
          await expectFiles(harness, [newer, earlier, ...evidence.map(aside)])
        })

        it(
          'takes one there once and whole, though killed between any two operations',
          () =>
            everyDeath(
              async (harness) => {
                for (const file of [older, earlier, page]) await harness.put(file.path, contentBytes(file))
                return job([newer, earlier])
              },
              (harness, _, when) => expectFiles(harness, [newer, earlier, aside(page)], when),
            ),
          DEATHS_TIMEOUT,
        )
      })

      it('gives a numbered sidecar the next free number, once', async () => {
        const harness = await empty()
        const numbered = (text: string): ClipFile => ({ ...postOf(revisionPath(PATH, 1), URL_A, text), numbered: true })
        const one = job([newer, numbered('one')])
        const receipt = await delivered(harness, one)
        await delivered(harness, one)
        await delivered(harness, job([newer, numbered('two')], { replaces: [receipt] }))
        await expectFiles(harness, [newer, numbered('one'), { ...numbered('two'), path: revisionPath(PATH, 2) }])
      })

      it.each([
        ['of which nothing', 0],
        ['of which a part', 60],
      ])('finishes its own file %s had arrived', async (_, size) => {
        const harness = await empty()
        const post = postOf(PATH, URL_A)
        await harness.put(PATH, contentBytes(post).slice(0, size))
        const receipt = await delivered(harness, job([post]))
        await expectReceipt(receipt, post)
        expect(receipt.kept).toBeUndefined()
        await expectFiles(harness, [post])
      })

      if (!conditional) return
      it('lets two devices meet at one path, and loses neither', async () => {
        const harness = await empty()
        const posts = Array.from({ length: 3 }, (_, i) => postOf(PATH, `https://news.example/${i}`, `text ${i}`))
        const jobs = posts.map((post, i) => job([post], { url: `https://news.example/${i}` }))
        const names = (await Promise.all(jobs.map((what) => deliveredInTheEnd(harness, what)))).map(
          (receipt) => receipt.name,
        )
        expect([...names].sort()).toEqual([withSuffix(PATH, 2), withSuffix(PATH, 3), PATH].sort())
        await expectFiles(
          harness,
          posts.map((post, i) => ({ ...post, path: names[i] ?? '' })),
        )
      })
    })
  })
}
