/** Hears of an error of ours that an odd page brought out; tests throw it. */
export type OnFault = (cause: unknown) => void

/** A rule that fails on an odd page costs what it finds only. */
export function attempt<T>(rule: () => T, otherwise: T, onFault?: OnFault): T {
  try {
    return rule()
  } catch (cause) {
    onFault?.(cause)
    return otherwise
  }
}
