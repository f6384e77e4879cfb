/** What can run beside others. */
export interface Run {
  name: string
  /** Those that must have ended before, as far as they run at all. */
  after?: readonly string[]
}

/** Runs all, so many at once at most, the first that may begin first. @throws what `work` throws */
export async function runInLanes<R extends Run>(
  runs: readonly R[],
  lanes: number,
  work: (run: R) => Promise<void>,
): Promise<void> {
  const waiting = [...runs]
  const unfinished = new Set(runs.map(({ name }) => name))
  const running = new Set<Promise<void>>()
  const next = () => {
    const at = waiting.findIndex(({ after = [] }) => !after.some((name) => unfinished.has(name)))
    return at < 0 || running.size >= lanes ? undefined : waiting.splice(at, 1)[0]
  }
  while (unfinished.size > 0) {
    for (let run = next(); run; run = next()) {
      const { name } = run
      const ending = work(run).then(() => {
        unfinished.delete(name)
        running.delete(ending)
      })
      running.add(ending)
    }
    if (running.size === 0) throw new Error(`each waits for another: ${[...unfinished].join(', ')}`)
    await Promise.race(running)
  }
}
