import type { CDPSession, Page } from 'playwright-core'
import { type Life, life } from '../outbox/world'

/** What a call gives back: plain values as they are, bytes in base64, and handles by a number of their own. */
interface Answer {
  value?: unknown
  bytes?: string
  handle?: { id: number; name: string; kind?: string; size?: number; lastModified?: number }
  error?: { name: string; message: string; dom: boolean }
}

/**
 * A folder handle of a page, used from here: the code that uses it runs in the test, what it does happens in the browser,
 * on its disk, with its permissions. `worker.step()` comes before and after each call; what the worker was writing when it
 * dies is dropped, as the browser does it.
 * @param which the global of the page that holds the handle
 * @param moves whether files have `move()`
 */
export async function remoteFolder(
  page: Page,
  which: string,
  worker: Life = life(),
  moves = true,
): Promise<FileSystemDirectoryHandle> {
  await page.evaluate(`globalThis.callFolder ??= ${callInPage}`)
  const answer = await evaluate<Answer>(page, `callFolder({ which: ${JSON.stringify(which)} })`)
  return remote({ page, worker, moves }, answer) as FileSystemDirectoryHandle
}

const sessions = new WeakMap<Page, Promise<CDPSession>>()

/** Past Playwright, whose `evaluate` takes twice as long: the contract makes tens of thousands of calls. */
async function evaluate<T>(page: Page, expression: string): Promise<T> {
  const opening = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, opening)
  const asked = { expression, awaitPromise: true, returnByValue: true }
  const { result, exceptionDetails } = await (await opening).send('Runtime.evaluate', asked)
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  return result.value
}

const ids = new WeakMap<object, number>()

interface Outside {
  page: Page
  worker: Life
  moves: boolean
}

function remote(outside: Outside, { value, bytes, handle, error }: Answer): unknown {
  const { page, worker, moves } = outside
  if (error) throw error.dom ? new DOMException(error.message, error.name) : new TypeError(error.message)
  if (bytes !== undefined) return new Uint8Array(Buffer.from(bytes, 'base64')).buffer
  if (!handle) return value
  const { id, ...facts } = handle
  const step = async () => {
    try {
      worker.step()
    } catch (killed) {
      await page.evaluate(dropStreams)
      throw killed
    }
  }
  const call = async (method: string, ...args: unknown[]) => {
    await step()
    const plain = args.map((arg) => {
      if (arg instanceof Uint8Array) return { bytes: Buffer.from(arg).toString('base64') }
      const known = ids.get(Object(arg))
      return known === undefined ? arg : { handle: known }
    })
    const answer = await evaluate<Answer>(page, `callFolder(${JSON.stringify({ id, method, args: plain })})`)
    await step()
    return remote(outside, answer)
  }
  const methods = [
    ...['getFileHandle', 'getDirectoryHandle', 'removeEntry', 'queryPermission', 'getFile', 'createWritable'],
    ...['arrayBuffer', 'write', 'close', 'abort', ...(moves ? ['move'] : [])],
  ]
  const local = {
    ...facts,
    ...Object.fromEntries(methods.map((method) => [method, (...args: unknown[]) => call(method, ...args)])),
    async *keys() {
      yield* (await call('keys')) as string[]
    },
  }
  ids.set(local, id)
  return local
}

/** Runs in the page. */
async function callInPage(asked: { which?: string; id?: number; method?: string; args?: unknown[] }): Promise<Answer> {
  const known: unknown[] = (Reflect.get(globalThis, 'knownHandles') ?? []) as unknown[]
  Reflect.set(globalThis, 'knownHandles', known)
  const base64 = (bytes: Uint8Array) => {
    let binary = ''
    for (let i = 0; i < bytes.length; i += 32_768) binary += String.fromCharCode(...bytes.subarray(i, i + 32_768))
    return btoa(binary)
  }
  const unpack = (arg: unknown) => {
    const { bytes, handle } = Object(arg) as { bytes?: string; handle?: number }
    if (handle !== undefined) return known[handle]
    return bytes === undefined ? arg : Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))
  }
  const use = async (): Promise<unknown> => {
    if (asked.which !== undefined) return Reflect.get(globalThis, asked.which)
    const target = known[asked.id ?? -1] as Record<string, (...args: unknown[]) => unknown>
    if (asked.method === 'keys') return Array.fromAsync((target as unknown as FileSystemDirectoryHandle).keys())
    return target[asked.method ?? '']?.(...(asked.args ?? []).map(unpack))
  }
  try {
    const value = await use()
    if (value instanceof ArrayBuffer) return { bytes: base64(new Uint8Array(value)) }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { value }
    if (value instanceof FileSystemWritableFileStream) {
      const open = (Reflect.get(globalThis, 'openStreams') ?? []) as unknown[]
      Reflect.set(globalThis, 'openStreams', [...open, value])
    }
    const { name, kind, size, lastModified } = value as { name: string; kind?: string } & Partial<File>
    return { handle: { id: known.push(value) - 1, name, kind, size, lastModified } }
  } catch (cause) {
    const { name, message } = cause as Error
    return { error: { name, message, dom: cause instanceof DOMException } }
  }
}

/** Runs in the page. */
async function dropStreams(): Promise<void> {
  const open = (Reflect.get(globalThis, 'openStreams') ?? []) as FileSystemWritableFileStream[]
  for (const stream of open.splice(0)) await stream.abort().catch(() => {})
}
