/** Every order of these items. */
function orders<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((item) => orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]))
}

/** Each in turn goes first and last, so that none always finds the page's layout and the processor's cache warm. */
export function rotation<T>(items: readonly T[]): (turn: number) => T[] {
  const all = orders(items)
  return (turn) => all[turn % all.length] ?? []
}
