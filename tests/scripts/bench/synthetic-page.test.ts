import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { type Script, syntheticPage } from '../../../scripts/bench/synthetic-page'

const nodesIn = (node: Node): number => 1 + [...node.childNodes].reduce((sum, child) => sum + nodesIn(child), 0)

describe.each<Script>(['Latin', 'Han'])('syntheticPage in %s script', (script) => {
  it.each([1_000, 10_000])('has about %d nodes, a constant share of them in the article', (size) => {
    const { document } = new JSDOM(syntheticPage(size, script)).window
    const all = nodesIn(document)
    const article = document.querySelector('article')
    expect(Math.abs(all - size) / size).toBeLessThan(0.1)
    expect(article ? nodesIn(article) / all : 0).toBeCloseTo(0.4, 1)
  })

  it('is the same each time', () => {
    expect(syntheticPage(1_000, script)).toBe(syntheticPage(1_000, script))
  })

  it('repeats no paragraph', () => {
    const { document } = new JSDOM(syntheticPage(10_000, script)).window
    const paragraphs = [...document.querySelectorAll('article p')].map((p) => p.textContent)
    expect(new Set(paragraphs).size).toBe(paragraphs.length)
  })
})
