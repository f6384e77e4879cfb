import { expect, test } from 'vitest'
import { articlePage } from '../../../scripts/browser/article-page'
import { startPressclip } from '../../../scripts/browser/pressclip'
import { waitUntil } from '../../../scripts/browser/target.ts'
import type { AccountEvent } from '../../../utils/outbox/account'

/** Runs in the extension: so many clips wait for a destination that only the user can repair. */
async function fill(jobs: number): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const open = indexedDB.open('pressclip')
    open.onerror = () => reject(open.error)
    open.onsuccess = () => resolve(open.result)
  })
  const tx = db.transaction(['jobs', 'payloads'], 'readwrite')
  for (let n = 1; n <= jobs; n++) {
    const url = `https://news.example/${n}`
    const job = { clip: url, title: `Story ${n}`, url, destination: 'gone', path: `${n}.md`, payload: n, seq: n }
    const problem = { code: 'place_gone', detail: 'gone' }
    tx.objectStore('payloads').put({ id: n, files: [{ path: `${n}.md`, type: 'text/markdown', content: url }] })
    tx.objectStore('jobs').put({ ...job, id: n, state: 'failed', attempts: 1, createdAt: n, problem })
  }
  await new Promise((resolve, reject) => {
    tx.oncomplete = resolve
    tx.onerror = () => reject(tx.error)
  })
  db.close()
}

declare global {
  var counted: { rows: number; characters: number }
  var heard: string[]
}

/** Runs in the background: counts what it reads of the database and what it writes as JSON. */
function count(): void {
  globalThis.counted = { rows: 0, characters: 0 }
  const stringify = JSON.stringify as (...given: unknown[]) => string | undefined
  const counting = (...given: unknown[]) => {
    const text = stringify(...given)
    counted.characters += text?.length ?? 0
    return text
  }
  JSON.stringify = counting as typeof JSON.stringify
  const watched = (request: IDBRequest) => {
    request.addEventListener('success', () => {
      counted.rows += Array.isArray(request.result) ? request.result.length : request.result ? 1 : 0
    })
    return request
  }
  for (const Store of [IDBObjectStore, IDBIndex]) {
    for (const name of ['get', 'getAll', 'getAllKeys', 'openCursor', 'openKeyCursor'] as const) {
      const original = Store.prototype[name] as (...given: unknown[]) => IDBRequest
      Object.defineProperty(Store.prototype, name, {
        value(...given: unknown[]) {
          return watched(original.apply(this, given))
        },
      })
    }
  }
}

/** What one clip costs while so many wait: rows read, characters written as JSON, and what a page hears of it. */
async function oneClipBeside(jobs: number) {
  const pressclip = await startPressclip()
  const waiting = await pressclip.openOwn('waiting')
  // Once more with what lies there now.
  await waiting.evaluate(fill, jobs)
  await waiting.evaluate(() => {
    globalThis.heard = []
    const port = chrome.runtime.connect({ name: 'account' })
    port.onMessage.addListener((event) => heard.push(JSON.stringify(event)))
  })
  await waitUntil('the account', () => waiting.evaluate(() => heard.length > 0))
  const page = await pressclip.open('https://news.example/2026/03/sea-wall', articlePage({ title: 'The wall' }))
  await pressclip.worker.evaluate(count)
  // What was begun before is not of the clip: once nothing more is read, counting begins.
  await waitUntil('nothing to be read any more', () =>
    pressclip.worker.evaluate(async () => {
      const { rows } = counted
      await new Promise((resolve) => setTimeout(resolve, 1000))
      if (rows === counted.rows) Object.assign(counted, { rows: 0, characters: 0 })
      return counted.rows === 0
    }),
  )
  await waiting.evaluate(() => {
    heard.length = 0
  })
  await pressclip.pressClipNow(page)
  await waitUntil('the clip to arrive', async () => (await pressclip.badge(page)).text === '✓')
  const cost = await pressclip.worker.evaluate(() => ({ ...counted }))
  const events = (await waiting.evaluate(() => heard)).map((text) => JSON.parse(text) as AccountEvent)
  await pressclip.close()
  return { ...cost, events, heard: JSON.stringify(events).length }
}

test('a clip costs the same whether fifty or five hundred others wait', async () => {
  const few = await oneClipBeside(50)
  const many = await oneClipBeside(500)
  expect(many.rows).toBeLessThan(few.rows + 100)
  expect(many.characters).toBeLessThan(few.characters * 1.5)
  expect(many.heard).toBeLessThan(few.heard * 1.5)
  for (const { isWhole, jobs } of many.events) {
    expect(isWhole).toBe(false)
    expect(jobs.length).toBeLessThanOrEqual(1)
  }
})
