import { Worker } from 'node:worker_threads'

export type Outcome<Answer> = { answer: Answer } | { error: string }

export interface PoolOptions {
  script: URL
  workers: number
  /** Milliseconds a request may take before its worker is ended. */
  timeout: number
  /** How many requests may be under way, or done and waiting for an earlier, slower one. */
  ahead?: number
}

export interface Pool<Request, Answer> {
  /** The next request in order and its outcome, once known; undefined after the last one. */
  next(): Promise<{ request: Request; outcome: Outcome<Answer> } | undefined>
  /** Ends the workers; unfinished requests stay unfinished, and a waiting `next` says "stopped". */
  stop(): Promise<void>
}

/**
 * Hands every request to a worker. One that dies or takes too long costs only its own request. Requests are taken as
 * needed, so that any number of them uses the same memory.
 */
export function startPool<Request, Answer>(
  requests: Iterable<Request>,
  { script, workers, timeout, ahead = 4 * workers }: PoolOptions,
): Pool<Request, Answer> {
  const coming = requests[Symbol.iterator]()
  const line: (PromiseWithResolvers<Outcome<Answer>> & { request: Request })[] = []
  const running = new Set<Worker>()
  const idle: Worker[] = []
  const waiting: (() => void)[] = []
  let stopped = false

  const start = () => {
    const worker = new Worker(script)
    // It may still fail while being terminated; that belongs to no request.
    worker.on('error', () => {})
    running.add(worker)
    return worker
  }
  const end = async (worker: Worker) => {
    running.delete(worker)
    await worker.terminate()
  }
  const handle = async (request: Request): Promise<Outcome<Answer>> => {
    while (idle.length === 0 && running.size >= workers) await new Promise<void>((go) => waiting.push(go))
    if (stopped) return { error: 'stopped' }
    const worker = idle.pop() ?? start()
    const { outcome, alive } = await ask<Answer>(worker, request, timeout)
    if (alive) idle.push(worker)
    else await end(worker)
    waiting.shift()?.()
    return outcome
  }
  const fill = () => {
    while (!stopped && line.length < ahead) {
      const { value: request, done } = coming.next()
      if (done) return
      const entry = { request, ...Promise.withResolvers<Outcome<Answer>>() }
      line.push(entry)
      void handle(request).then(entry.resolve, entry.reject)
    }
  }

  return {
    async next() {
      fill()
      const first = line[0]
      if (!first) return undefined
      const outcome = await first.promise
      line.shift()
      fill()
      return { request: first.request, outcome }
    },
    async stop() {
      stopped = true
      for (const { resolve } of line) resolve({ error: 'stopped' })
      for (const go of waiting.splice(0)) go()
      await Promise.all([...running].map(end))
    },
  }
}

function ask<Answer>(worker: Worker, request: unknown, timeout: number) {
  return new Promise<{ outcome: Outcome<Answer>; alive: boolean }>((resolve) => {
    const answered = (outcome: Outcome<Answer>) => settle(outcome, true)
    const failed = (error: Error) => settle({ error: `crashed: ${error.message}` }, false)
    const ended = (code: number) => settle({ error: `crashed: exit ${code}` }, false)
    const settle = (outcome: Outcome<Answer>, alive: boolean) => {
      clearTimeout(timer)
      // Only ours: `terminate` listens as well, and would never return.
      worker.off('message', answered).off('error', failed).off('exit', ended)
      resolve({ outcome, alive })
    }
    const timer = setTimeout(() => settle({ error: `gave up after ${timeout / 1000} s` }, false), timeout)
    worker.on('message', answered).on('error', failed).on('exit', ended)
    worker.postMessage(request)
  })
}
