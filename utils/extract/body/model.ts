import { featureRows, isLinkLine } from './features'
import data from './model.json'
import type { Block, PageModel } from './page-model'

/** Trees in pre-order: a split, all below its threshold, then the rest. See docs/EXTRACTION.md, "Model card". */
interface Tree {
  /** The feature a node tests; -1 for a leaf. */
  feature: number[]
  /** The largest value that goes to the next node; for a leaf, its value. */
  value: number[]
  /** Where the node for greater values is. */
  right: number[]
}

const FIRST = 35
const DIGITS = 91
const LEAF = '!'
const LEAF_UNIT = 1000

const features = Object.keys(data.features)
const thresholds: number[][] = Object.values(data.features)
let trees: Tree[] | undefined

/** How likely each block is part of the article, 0 to 1. */
export function scoreBlocks(page: PageModel): Float32Array {
  trees ??= data.trees.map((tree) => decode(tree, thresholds))
  const rows = featureRows(page, features)
  const scores = new Float32Array(page.blocks.length)
  for (let i = 0; i < scores.length; i++) {
    if (isLinkLine(page.blocks[i] as Block)) continue
    let sum = data.base
    for (const tree of trees) sum += leafOf(tree, rows, i * features.length)
    scores[i] = 1 / (1 + Math.exp(-sum))
  }
  return scores
}

/** The value of the leaf where a row ends up; `row` is its offset in `rows`. */
export function leafOf({ feature, value, right }: Tree, rows: Float32Array, row: number): number {
  let node = 0
  while ((feature[node] as number) >= 0) {
    const isBelow = (rows[row + (feature[node] as number)] as number) <= (value[node] as number)
    node = isBelow ? node + 1 : (right[node] as number)
  }
  return value[node] as number
}

/**
 * A tree as `scripts/train` writes it: a split is two characters (which feature, which of its thresholds), a leaf is
 * `!` and two digits (its value in thousandths, shifted to be positive). Characters count from `#`, without `\`.
 */
export function decode(text: string, thresholds: number[][]): Tree {
  const tree: Tree = { feature: [], value: [], right: [] }
  let at = 0
  const digit = () => {
    const code = text.charCodeAt(at++)
    return code - FIRST - (code > 92 ? 1 : 0)
  }
  const node = () => {
    const index = tree.feature.length
    if (text[at] === LEAF) {
      at++
      const value = (digit() * DIGITS + digit() - (DIGITS * DIGITS - 1) / 2) / LEAF_UNIT
      tree.feature.push(-1)
      tree.value.push(value)
      tree.right.push(0)
      return
    }
    const feature = digit()
    tree.feature.push(feature)
    tree.value.push(thresholds[feature]?.[digit()] ?? 0)
    tree.right.push(0)
    node()
    tree.right[index] = tree.feature.length
    node()
  }
  node()
  return tree
}
