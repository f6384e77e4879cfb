/** Every how many ms at most. */
const EVERY = 10_000

/** The same function, which passes over what comes too soon after what it has passed on. */
export function seldom<T>(fn: (told: T) => void, now = Date.now): (told: T) => void {
  let last = Number.NEGATIVE_INFINITY
  return (told) => {
    if (now() - last < EVERY) return
    last = now()
    fn(told)
  }
}
