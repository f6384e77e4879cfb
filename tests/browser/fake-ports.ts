type Listener = (message: unknown) => void

/** One end of a port. */
interface End {
  name: string
  sender?: { url: string }
  postMessage(message: unknown): void
  disconnect(): void
  onMessage: { addListener(listener: Listener): void }
  onDisconnect: { addListener(listener: () => void): void }
}

/**
 * `runtime.connect` and `onConnect` between pages and one background. Messages arrive a moment later, in their order. It
 * knows no tabs and no native programs, and a port nobody accepts stays open.
 */
export function fakePorts(sender: { url: string }) {
  let accept: ((port: End) => void)[] = []
  const open = new Set<End>()

  function pair(name: string): [End, End] {
    const heard: [Listener[], Listener[]] = [[], []]
    const ended: [(() => void)[], (() => void)[]] = [[], []]
    let closed = false
    const end = (mine: 0 | 1): End => ({
      name,
      sender,
      postMessage(message) {
        if (closed) throw new Error('Attempting to use a disconnected port object')
        const copy: unknown = JSON.parse(JSON.stringify(message))
        queueMicrotask(() => {
          for (const listener of heard[mine === 0 ? 1 : 0]) listener(copy)
        })
      },
      disconnect() {
        if (closed) return
        closed = true
        for (const listener of ended[mine === 0 ? 1 : 0]) listener()
      },
      onMessage: { addListener: (listener) => void heard[mine].push(listener) },
      onDisconnect: { addListener: (listener) => void ended[mine].push(listener) },
    })
    return [end(0), end(1)]
  }

  return {
    runtime: {
      connect({ name }: { name: string }): End {
        const [page, background] = pair(name)
        open.add(background)
        for (const listener of accept) listener(background)
        return page
      },
      onConnect: { addListener: (listener: (port: End) => void) => void accept.push(listener) },
    },
    /** The background has ended: its pages are told, and nobody accepts. */
    closeAll() {
      accept = []
      for (const port of open) port.disconnect()
      open.clear()
    },
  }
}
