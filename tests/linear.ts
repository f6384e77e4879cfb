/** Milliseconds of processor time of this thread: neither other jobs of the machine count nor the collector's threads. */
function timeOf(work: () => unknown): number {
  const start = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(start)
  return (user + system) / 1000
}

/** Characters of hostile text. */
const LENGTH = 100_000
/** Milliseconds that a quarter of it never takes while time grows with the length: all of it might take minutes. */
const ENDLESS = 300
/** Four times the text may cost so many times the time: 4 where it grows with the length, 16 with its square. */
const GROWTH = 9
/** Milliseconds: the processor's clock may go in steps of ten. */
const LEAST = 6

/** The least of a few tries: what else a process does only adds to it. */
function least(work: () => unknown): number {
  const first = timeOf(work)
  return first > 1_000 ? first : Math.min(first, timeOf(work), timeOf(work))
}

/** What is wrong with how long this takes on a text that says one piece over and over; undefined when it grows with its length. */
export function superLinear(work: (text: string) => unknown, piece: string): string | undefined {
  // What is sought at the end is not there.
  const text = (length: number) => `${piece.repeat(length / piece.length)}x`
  const [quarter, whole] = [text(LENGTH / 4), text(LENGTH)]
  if (timeOf(() => work(quarter)) < ENDLESS && timeOf(() => work(whole)) < LEAST * GROWTH) return undefined
  const few = least(() => work(quarter))
  const many = few < ENDLESS ? least(() => work(whole)) : Number.POSITIVE_INFINITY
  if (many < Math.max(few, LEAST) * GROWTH) return undefined
  return `${JSON.stringify(piece)}: ${few.toFixed()} ms, four times the text ${many.toFixed()} ms`
}
