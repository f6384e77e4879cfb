import { Worker } from 'node:worker_threads'

export type Outcome<Answer> = { answer: Answer } | { error: string }

export interface PoolOptions {
  script: URL
  workers: number
  /** Milliseconds a request may take before its worker is ended. */
  timeout: number
  /** How many outcomes may wait for an earlier, slower one. */
  ahead?: number
}

export interface Pool<Answer> {
  /** The outcome of the next request, in their order, whichever is ready first. */
  next(): Promise<Outcome<Answer>>
  /** Ends the workers; what has no outcome yet never will, and a waiting `next` says "stopped". */
  stop(): Promise<void>
}

/** Hands every request to a worker. One that dies or takes too long costs its own request only. */
export function startPool<Request, Answer>(
  requests: readonly Request[],
  { script, workers, timeout, ahead = 256 }: PoolOptions,
): Pool<Answer> {
  const outcomes = requests.map(() => Promise.withResolvers<Outcome<Answer>>())
  const running = new Set<Worker>()
  let started = 0
  let taken = 0
  let room = Promise.withResolvers<void>()

  const start = () => {
    const worker = new Worker(script)
    running.add(worker)
    return worker
  }
  const end = async (worker: Worker) => {
    running.delete(worker)
    await worker.terminate()
  }
  const lane = async () => {
    let worker = start()
    while (started < requests.length) {
      if (started >= taken + ahead) {
        await room.promise
        continue
      }
      const i = started++
      const { outcome, alive } = await ask<Answer>(worker, requests[i], timeout)
      outcomes[i]?.resolve(outcome)
      if (alive) continue
      await end(worker)
      if (started < requests.length) worker = start()
    }
    await end(worker)
  }
  for (let n = Math.min(workers, requests.length); n > 0; n--) void lane()

  return {
    async next() {
      const outcome = (await outcomes[taken]?.promise) ?? { error: 'there is no further request' }
      taken++
      room.resolve()
      room = Promise.withResolvers()
      return outcome
    },
    async stop() {
      started = requests.length
      room.resolve()
      for (const outcome of outcomes) outcome.resolve({ error: 'stopped' })
      await Promise.all([...running].map(end))
    },
  }
}

function ask<Answer>(worker: Worker, request: unknown, timeout: number) {
  return new Promise<{ outcome: Outcome<Answer>; alive: boolean }>((resolve) => {
    const settle = (outcome: Outcome<Answer>, alive: boolean) => {
      clearTimeout(timer)
      // One by one: without a name, the listeners go with which Node itself delivers messages.
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
      // A worker may still fail while it is being ended; that is no longer anybody's outcome.
      worker.on('error', () => {})
      resolve({ outcome, alive })
    }
    const timer = setTimeout(() => settle({ error: `gave up after ${timeout / 1000} s` }, false), timeout)
    worker.once('message', (outcome: Outcome<Answer>) => settle(outcome, true))
    worker.once('error', (error) => settle({ error: `crashed: ${error.message}` }, false))
    worker.once('exit', (code) => settle({ error: `crashed: exit ${code}` }, false))
    worker.postMessage(request)
  })
}
