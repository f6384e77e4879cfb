import { describe, expect, it } from 'vitest'
import { type Node, packModel } from '../../../scripts/train/pack-model'
import { FEATURES as KNOWN } from '../../../utils/extract/body/features'
import { decode, leafOf } from '../../../utils/extract/body/model'
import shipped from '../../../utils/extract/body/model.json'

const FEATURES = Array.from({ length: 91 }, (_, i) => `f${String(i).padStart(2, '0')}`)

describe('packModel', () => {
  it('lists each feature once, by name, with its thresholds in order', () => {
    const trees: Node[] = [
      ['words', 2.5, ['link', 0.5, 0.1, 0.2], ['words', 7, 0.3, 0.4]],
      ['words', -1, 0, ['words', 2.5, 0, 0]],
    ]
    const { base, features } = packModel({ base: -0.5, trees })
    expect([base, Object.entries(features)]).toEqual([
      -0.5,
      [
        ['link', [0.5]],
        ['words', [-1, 2.5, 7]],
      ],
    ])
  })

  it('needs no escape in JSON', () => {
    const tree = FEATURES.reduce<Node>((rest, name, i) => [name, i, rest, (i - 45) / 1000], 0)
    const { trees } = packModel({ base: 0, trees: [tree] })
    expect(JSON.stringify(trees)).toHaveLength((trees[0]?.length ?? 0) + 4)
  })

  it.each([
    ['features', FEATURES.reduce<Node>((rest, name) => [name, 1, rest, 0], ['last', 1, 0, 0])],
    ['thresholds of one', Array.from({ length: 92 }).reduce<Node>((rest, _, i) => ['words', i, rest, 0], 0)],
    ['value than a leaf can hold', 4.2],
    ['negative value than a leaf can hold', -4.2],
  ])('refuses more %s', (_, tree) => {
    expect(() => packModel({ base: 0, trees: [tree] })).toThrow('does not fit its format')
  })
})

describe('a packed tree, read by the extractor', () => {
  it.each([-4.14, -1.234, -0.001, 0, 0.001, 0.091, 4.14])('keeps the leaf %d', (value) => {
    const [tree = ''] = packModel({ base: 0, trees: [value] }).trees
    expect(decode(tree, [])).toEqual({ feature: [-1], value: [value], right: [0] })
  })

  // As fitted, features by name; the extractor's rows have them in order of name: a, b.
  const tree: Node = ['b', 1, ['a', 2, 0.1, ['a', 5, 0.2, 0.3]], ['a', 2, ['b', 7.5, 0.4, 0.5], 0.6]]
  it.each([
    [0, 0, 0.1],
    [2, 1, 0.1],
    [2.01, 1, 0.2],
    [6, 1, 0.3],
    [2, 1.01, 0.4],
    [2, 7.51, 0.5],
    [3, 9, 0.6],
  ])('leads a = %d, b = %d to %d: what equals a threshold goes left', (a, b, value) => {
    const { trees, features } = packModel({ base: 0, trees: [tree] })
    expect(leafOf(decode(trees[0] ?? '', Object.values(features)), Float32Array.of(-1, -1, a, b), 2)).toBe(value)
  })
})

describe('the model that ships', () => {
  it('asks for features that there are, and for all of them: else train anew, or remove what is not asked for', () => {
    expect(Object.keys(shipped.features).sort()).toEqual(Object.keys(KNOWN).sort())
  })
})
