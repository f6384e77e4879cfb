/** Milliseconds of processor time of this thread: neither other jobs of the machine count nor the collector's threads. */
function timeOf(work: () => unknown): number {
  const start = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(start)
  return (user + system) / 1000
}

/** Characters of hostile text. */
const LENGTH = 50_000
/** Milliseconds that a quarter of it never takes while time grows with the length: all of it might take minutes. */
const ENDLESS = 300
/** Four times the text may cost so many times the time: 4 where it grows with the length, 16 with its square. */
const GROWTH = 9
/** Milliseconds: the processor's clock may go in steps of ten. */
const LEAST = 6

/** The least of a few tries: what else a process does only adds to it. */
const least = (first: number, work: () => unknown) => Math.min(first, timeOf(work), timeOf(work))

/** What is wrong with how long this takes on a text that says one piece over and over; undefined when it grows with its length. */
export const superLinear = (work: (text: string) => unknown, piece: string): string | undefined =>
  // What is sought at the end is not there.
  superLinearIn(work, (length) => `${piece.repeat(length / piece.length)}x`, { name: JSON.stringify(piece) })

/** The same of any input: `inputOf` makes one of a given size. */
export function superLinearIn<T>(
  work: (input: T) => unknown,
  inputOf: (size: number) => T,
  { name = 'it', size = LENGTH } = {},
): string | undefined {
  const [quarter, whole] = [inputOf(size / 4), inputOf(size)]
  let few = timeOf(() => work(quarter))
  if (few > ENDLESS) few = least(few, () => work(quarter))
  let many = few < ENDLESS ? timeOf(() => work(whole)) : Number.POSITIVE_INFINITY
  if (many < LEAST * GROWTH) return undefined
  few = least(few, () => work(quarter))
  const most = Math.max(few, LEAST) * GROWTH
  if (many >= most && few < ENDLESS) many = least(many, () => work(whole))
  if (many < most) return undefined
  return `${name}: ${few.toFixed()} ms, four times as much ${many.toFixed()} ms`
}
