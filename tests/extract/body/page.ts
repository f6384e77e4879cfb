import type { Block, PageModel } from '../../../utils/extract/body/page-model'
import { pageModel } from '../../../utils/extract/body/page-model'
import { documentOf } from '../../dom'

/** The page model of a body. `headline` is a selector; what stands in `[read]` counts as read by Readability. */
export function pageOf(html: string, hints: { title?: string; description?: string; headline?: string } = {}) {
  const { body } = documentOf(`<body>${html}</body>`)
  const headline = hints.headline ? (body.querySelector(hints.headline) ?? undefined) : undefined
  const page = pageModel(body, { title: hints.title ?? '', description: hints.description ?? '', headline })
  for (const block of page.blocks) block.read = block.element.closest('[read]') !== null
  return page
}

export const readOf = (page: PageModel, isRead = ({ read }: Block) => read): Set<Block> =>
  new Set(page.blocks.filter(isRead))

/** The first words of each block, in page order, tell it from the others. */
export const beginnings = (blocks: Iterable<Block>): string[] =>
  [...blocks].sort((a, b) => a.index - b.index).map(({ text }) => text.split(' ').slice(0, 2).join(' '))

/** Running text: `count` paragraphs, each beginning with `name` and its number. */
export const prose = (name: string, count: number, tag = 'p'): string =>
  Array.from(
    { length: count },
    (_, i) =>
      `<${tag}>${name} ${i + 1} der Debatte im Rat der Stadt dauerte bis spät in die Nacht, und am Ende stimmten alle zu.</${tag.split(' ')[0]}>`,
  ).join('')
