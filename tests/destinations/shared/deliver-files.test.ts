import { describe, expect, it } from 'vitest'
import type { ClipFile } from '../../../utils/article'
import { deliverFiles, type FileStore } from '../../../utils/destinations/shared/deliver-files'
import type { Delivery } from '../../../utils/destinations/shared/destination'
import { Problem } from '../../../utils/problem'
import { Killed, life } from '../../outbox/world'
import { contract, postOf } from '../contract'
import { memoryStore } from '../memory-store'

contract('a store that can be read back', async () => {
  const memory = memoryStore()
  return {
    destination: (life) => ({ id: 'm', deliver: (delivery) => deliverFiles(memory.store(life), delivery, Date.now) }),
    list: async () => [...memory.files.keys()],
    read: async (path) => memory.files.get(path)?.bytes ?? new Uint8Array(),
    put: async (path, bytes) => void memory.put(path, bytes),
  }
})

const URL_A = 'https://news.example/a'
const post = postOf('a.md', URL_A)
const delivery = (change: Partial<Delivery> = {}): Delivery => ({
  ...{ files: [post], url: URL_A, title: 'A', replaces: [], remember: async () => {} },
  ...change,
})

describe('an unreliable store', () => {
  it.each<[string, (path: string, bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | undefined, string]>([
    ['stores nothing', () => undefined, 'a.md'],
    ['stores a part', (_, bytes) => bytes.slice(0, -1), 'a.md: 77 of 78 bytes'],
    ['changes a byte', (_, bytes) => bytes.map((byte, i) => (i === 9 ? byte ^ 1 : byte)), 'a.md: 78 of 78 bytes'],
  ])('that %s but reports success', async (_, damage, detail) => {
    const { files, put, store } = memoryStore()
    const broken: FileStore = {
      ...store(),
      async write({ path, bytes }) {
        const stored = damage(path, bytes)
        if (stored) put(path, stored)
      },
    }
    await expect(deliverFiles(broken, delivery(), Date.now)).rejects.toMatchObject({ code: 'not_stored', detail })
    expect(files.size).toBeLessThan(2)
  })

  it('is retried up to four times if somebody else keeps writing first', async () => {
    let tries = 0
    const busy: FileStore = {
      ...memoryStore().store(),
      async write() {
        tries++
        throw new Problem('conflict', 'a.md')
      },
    }
    await expect(deliverFiles(busy, delivery(), Date.now)).rejects.toMatchObject({ code: 'conflict' })
    expect(tries).toBe(4)
  })

  it('is not retried after any other problem', async () => {
    let tries = 0
    const full: FileStore = {
      ...memoryStore().store(),
      async write() {
        tries++
        throw new Problem('place_full', 'a.md')
      },
    }
    await expect(deliverFiles(full, delivery(), Date.now)).rejects.toMatchObject({ code: 'place_full' })
    expect(tries).toBe(1)
  })
})

it('stores what it will put aside before it does so', async () => {
  const { put, store, files } = memoryStore()
  put('a.md', new TextEncoder().encode(`---\nfrom: ${URL_A}\n---\n\nmine\n`))
  const remembered: [string, number][] = []
  const remember = async (handle: string) => void remembered.push([handle, files.size])
  const receipt = await deliverFiles(store(), delivery({ remember }), () => 7)
  expect(remembered).toEqual([['_pressclip/a/1.md', 1]])
  expect(receipt).toMatchObject({ kept: '_pressclip/a/1.md', deliveredAt: 7 })
})

it('puts an earlier text’s sidecars aside with it once, even if killed between any two operations', async () => {
  const record = (of: string): ClipFile => ({
    ...{ path: '_pressclip/a/provenance.json', type: 'application/json', content: `record of ${of}` },
  })
  const [older, newer] = [postOf('a.md', URL_A, 'older'), postOf('a.md', URL_A, 'newer')]
  const revision: ClipFile = { ...older, path: '_pressclip/a/1.md', numbered: true }
  for (let steps = 0; ; steps++) {
    const { files, store } = memoryStore()
    const receipt = await deliverFiles(store(), delivery({ files: [older, record('older')] }), Date.now)
    const update = delivery({ files: [newer, revision, record('newer')], replaces: [receipt] })
    const died = await deliverFiles(store(life(steps)), update, Date.now).then(
      () => false,
      (cause) => {
        if (!(cause instanceof Killed)) throw cause
        return true
      },
    )
    await deliverFiles(store(), update, Date.now)
    const texts = Array.from(files, ([path, { bytes }]) => [path, new TextDecoder().decode(bytes)])
    expect(Object.fromEntries(texts), `after ${steps} steps`).toEqual({
      'a.md': newer.content,
      '_pressclip/a/1.md': older.content,
      '_pressclip/a/provenance.json': 'record of newer',
      '_pressclip/a/1.provenance.json': 'record of older',
    })
    if (!died) return expect(steps).toBeGreaterThan(10)
  }
})
