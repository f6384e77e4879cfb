/** Minimum interval, ms. */
const EVERY = 10_000

/** The same function, ignoring calls too soon after the last one let through. */
export function seldom<T>(fn: (value: T) => void, now = Date.now): (value: T) => void {
  let last = Number.NEGATIVE_INFINITY
  return (value) => {
    if (now() - last < EVERY) return
    last = now()
    fn(value)
  }
}
