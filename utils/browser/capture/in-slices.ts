/** Milliseconds of the page's thread at a time: scrolling and typing stay smooth. */
const SLICE = 40

/** Do all of the work, yielding the thread between slices. @throws what the work throws */
export async function inSlices<T>(work: Iterator<unknown, T>): Promise<T> {
  for (;;) {
    const pause = performance.now() + SLICE
    do {
      const { done, value } = work.next()
      if (done) return value
    } while (performance.now() < pause)
    await turn()
  }
}

/** Not a timer: in a background tab those fire once a second. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
