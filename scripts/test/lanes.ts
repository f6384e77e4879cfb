/** What can run beside others. */
export interface Run {
  name: string
  /** Those that must have ended before, as far as they run at all. */
  after?: readonly string[]
  /** Lanes it fills: one unless said otherwise. */
  width?: number
}

/**
 * Runs all, the first that may begin first, each as soon as a lane is free: a wide one may begin with less than its
 * width. @throws what `work` throws
 */
export async function runInLanes<R extends Run>(
  runs: readonly R[],
  lanes: number,
  work: (run: R) => Promise<void>,
): Promise<void> {
  const waiting = [...runs]
  const unfinished = new Set(runs.map(({ name }) => name))
  const running = new Set<Promise<void>>()
  let filled = 0
  const next = () => {
    const at = waiting.findIndex(({ after = [] }) => !after.some((name) => unfinished.has(name)))
    return at < 0 || filled >= lanes ? undefined : waiting.splice(at, 1)[0]
  }
  while (unfinished.size > 0) {
    for (let run = next(); run; run = next()) {
      const { name, width = 1 } = run
      filled += width
      const ending = work(run).then(() => {
        unfinished.delete(name)
        running.delete(ending)
        filled -= width
      })
      running.add(ending)
    }
    if (running.size === 0) throw new Error(`each waits for another: ${[...unfinished].join(', ')}`)
    await Promise.race(running)
  }
}
