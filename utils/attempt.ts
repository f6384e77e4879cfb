/** Told of our own errors that odd pages cause; tests throw them. */
export type OnFault = (cause: unknown) => void

/** A rule that fails on an odd page loses only its findings. */
export function attempt<T>(rule: () => T, otherwise: T, onFault?: OnFault): T {
  try {
    return rule()
  } catch (cause) {
    onFault?.(cause)
    return otherwise
  }
}
