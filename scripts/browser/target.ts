import type { CDPSession } from 'playwright-core'

/** A page that Playwright does not show (a popup), driven through its accessible names as a user would. */
export interface Target {
  /** One DevTools command to this page. */
  send<T = unknown>(method: string, params?: object): Promise<T>
  /** Runs a function in the page; arguments and result travel as JSON. */
  evaluate<A extends unknown[], R>(fn: (...args: A) => R, ...args: A): Promise<Awaited<R>>
  /** Waits until the page answers with something truthy, and gives it. */
  waitFor<A extends unknown[], R>(fn: (...args: A) => R, ...args: A): Promise<NonNullable<Awaited<R>>>
  /** Waits for the enabled element with this role and accessible name. */
  see(role: string, name: string): Promise<void>
  /** Waits for the enabled element with this role and accessible name, scrolls to it and clicks its middle. */
  click(role: string, name: string): Promise<void>
  /** Replaces the text of a field, typing as a user would. */
  fill(name: string, text: string, role?: string): Promise<void>
  /** Presses a key where the focus is, e.g. `Enter` or `Control+Enter`. */
  press(key: string): Promise<void>
  /** A PNG of the page. */
  screenshot(): Promise<Buffer>
  /** Closes the page. */
  close(): Promise<void>
}

/** Attaches to a target by hand, over the browser's session. */
export async function attach(cdp: CDPSession, targetId: string): Promise<Target> {
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: false })
  const waiting = new Map<number, { resolve: (v: never) => void; reject: (e: Error) => void; method: string }>()
  let lastId = 0
  cdp.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return
    const { id, result, error } = JSON.parse(event.message)
    const call = waiting.get(id)
    waiting.delete(id)
    if (error) call?.reject(new Error(`${call.method}: ${error.message}`))
    else call?.resolve(result as never)
  })
  cdp.on('Target.detachedFromTarget', (event) => {
    if (event.sessionId !== sessionId) return
    for (const { reject, method } of waiting.values()) reject(new Error(`${method}: the page closed`))
    waiting.clear()
  })

  const send = <T>(method: string, params: object = {}) =>
    new Promise<T>((resolve, reject) => {
      const id = ++lastId
      waiting.set(id, { resolve, reject, method })
      cdp
        .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) })
        .catch(reject)
    })

  const evaluate: Target['evaluate'] = async (fn, ...args) => {
    const { result, exceptionDetails } = await send<Evaluated>('Runtime.evaluate', {
      expression: `(${fn})(...${JSON.stringify(args)})`,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value as never
  }

  const find = (role: string, name: string) =>
    waitUntil(`${role} "${name}"`, async () => {
      const { root } = await send<{ root: { nodeId: number } }>('DOM.getDocument')
      const query = { nodeId: root.nodeId, role, accessibleName: name }
      // The page may replace its document between the two questions: then there is nothing yet.
      const { nodes } = await send<{ nodes: AXNode[] }>('Accessibility.queryAXTree', query).catch(() => ({ nodes: [] }))
      return nodes.find((n) => !n.ignored && !n.properties?.some((p) => p.name === 'disabled' && p.value.value))
        ?.backendDOMNodeId
    })

  /** Where the element is once it has stopped moving: what arrives above it would take the click. */
  const placeOf = async (backendNodeId: number): Promise<Quad | []> => {
    const look = async () => (await send<{ quads: Quad[] }>('DOM.getContentQuads', { backendNodeId })).quads[0] ?? []
    for (let before = await look(); ; ) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      const now = await look()
      if (`${now}` === `${before}`) return now
      before = now
    }
  }

  const click: Target['click'] = async (role, name) => {
    const backendNodeId = await find(role, name)
    await send('DOM.scrollIntoViewIfNeeded', { backendNodeId })
    const [x1, y1, , , x2, y2] = await placeOf(backendNodeId)
    if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) {
      throw new Error(`${role} "${name}" cannot be seen`)
    }
    const at = { x: (x1 + x2) / 2, y: (y1 + y2) / 2, button: 'left', clickCount: 1 }
    await send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at })
    await send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at })
  }

  return {
    send,
    evaluate,
    waitFor: (fn, ...args) => waitUntil(String(fn), () => evaluate(fn, ...args)),
    async see(role, name) {
      await find(role, name)
    },
    click,
    async fill(name, text, role = 'textbox') {
      await click(role, name)
      await evaluate(() => (document.activeElement as HTMLInputElement | null)?.select())
      if (text) await send('Input.insertText', { text })
      else await pressKey(send, 'Delete')
    },
    press: (key) => pressKey(send, key),
    async screenshot() {
      const { data } = await send<{ data: string }>('Page.captureScreenshot', { format: 'png' })
      return Buffer.from(data, 'base64')
    },
    async close() {
      await cdp.send('Target.closeTarget', { targetId })
    },
  }
}

/** Asks again and again until the answer is truthy; throws with what was awaited. */
export async function waitUntil<T>(
  what: string,
  ask: () => Promise<T>,
  timeout = 60_000,
): Promise<NonNullable<Awaited<T>>> {
  const end = Date.now() + timeout
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > end) throw new Error(`waited ${timeout / 1000} s for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

type Quad = [number, number, number, number, number, number, number, number]
interface AXNode {
  ignored: boolean
  backendDOMNodeId?: number
  properties?: { name: string; value: { value?: unknown } }[]
}
interface Evaluated {
  result: { value?: unknown }
  exceptionDetails?: { text: string; exception?: { description?: string } }
}

const MODIFIERS: Record<string, number> = { Alt: 1, Control: 2, Meta: 4, Shift: 8 }
const KEYS: Record<string, { code: number; text?: string }> = {
  Enter: { code: 13, text: '\r' },
  Tab: { code: 9 },
  Escape: { code: 27 },
  Delete: { code: 46 },
  ArrowLeft: { code: 37 },
  ArrowUp: { code: 38 },
  ArrowRight: { code: 39 },
  ArrowDown: { code: 40 },
}

async function pressKey(send: Target['send'], chord: string) {
  const names = chord.split('+')
  const key = names.pop() ?? ''
  const known = KEYS[key]
  if (!known) throw new Error(`no such key: ${key}`)
  const modifiers = names.reduce((sum, name) => sum + (MODIFIERS[name] ?? 0), 0)
  const event = { key, code: key, windowsVirtualKeyCode: known.code, modifiers }
  await send('Input.dispatchKeyEvent', { type: known.text ? 'keyDown' : 'rawKeyDown', text: known.text, ...event })
  await send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
}
