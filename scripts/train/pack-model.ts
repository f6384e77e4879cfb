/** A fitted tree: what is not above the threshold goes left; a number is a leaf. */
export type Node = number | [feature: string, threshold: number, left: Node, right: Node]

export interface Fitted {
  base: number
  trees: Node[]
}

/** What utils/extract/body/model.json holds; `decode` in model.ts reads the trees. */
export interface PackedModel {
  base: number
  /** The thresholds of each feature in ascending order. */
  features: Record<string, number[]>
  trees: string[]
}

/** The printable characters from `#` on that need no escape in JSON. */
const DIGITS = Array.from({ length: 92 }, (_, i) => String.fromCharCode(35 + i)).filter((digit) => digit !== '\\')
const LEAF = '!'
const LEAF_UNIT = 1000
const MIDDLE = (DIGITS.length ** 2 - 1) / 2

/** @throws if there are more features, or thresholds of one, than digits, or a leaf is too large. */
export function packModel({ base, trees }: Fitted): PackedModel {
  const thresholds = new Map<string, Set<number>>()
  const gather = (node: Node) => {
    if (typeof node === 'number') return
    const [feature, threshold, left, right] = node
    thresholds.set(feature, (thresholds.get(feature) ?? new Set()).add(threshold))
    gather(left)
    gather(right)
  }
  for (const tree of trees) gather(tree)
  const names = [...thresholds.keys()].sort()
  const features = Object.fromEntries(
    names.map((name) => [name, [...(thresholds.get(name) ?? [])].sort((a, b) => a - b)]),
  )

  const pack = (node: Node): string => {
    if (typeof node === 'number') {
      const value = Math.round(node * LEAF_UNIT) + MIDDLE
      return LEAF + digit(Math.floor(value / DIGITS.length)) + digit(value % DIGITS.length)
    }
    const [feature, threshold, left, right] = node
    const split = digit(names.indexOf(feature)) + digit(features[feature]?.indexOf(threshold) ?? -1)
    return split + pack(left) + pack(right)
  }
  return { base, features, trees: trees.map(pack) }
}

function digit(value: number): string {
  const found = DIGITS[value]
  if (found === undefined) throw new Error(`The model does not fit its format: no digit for ${value}.`)
  return found
}
