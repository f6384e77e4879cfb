/** Every how many ms at most. */
const EVERY = 10_000

/** The same function, which passes over what comes too soon after what it has passed on. */
export function seldom<T>(fn: (value: T) => void, now = Date.now): (value: T) => void {
  let last = Number.NEGATIVE_INFINITY
  return (value) => {
    if (now() - last < EVERY) return
    last = now()
    fn(value)
  }
}
