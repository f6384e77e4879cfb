import { type Box, upFrom } from './box'
import { groups } from './class-words'
import type { Block, PageModel } from './page-model'

/** Why a block is no part of the article, whoever selected it. */
export type Foreign = (page: PageModel) => (block: Block) => boolean

/** More words than this are no box around a form, but a page inside one. */
const LARGEST_FORM = 80
/** The article of the headline holds at least this much of the good text, or the page uses such elements for something else. */
const OWN_SHARE = 0.3

export const FOREIGN: Record<string, Foreign> = {
  /** Dialogs and placeholders that ask for consent, by the names of their makers. */
  consent:
    () =>
    ({ box, signature }) =>
      (box.groups & groups('consent')) !== 0 || /^[a-z]+\.ot-|<[a-z]+\.ot-|onetrust/.test(signature),

  /** A small box that asks for an address or a search. */
  form() {
    const asks = new Map<Box, boolean>()
    const isForm = (box: Box | undefined): boolean => {
      if (!box || box.words > LARGEST_FORM) return false
      const known =
        asks.get(box) ?? (box.element.querySelector('form, input[type=email]') !== null || isForm(box.parent))
      asks.set(box, known)
      return known
    }
    return ({ box }) => isForm(box)
  },

  /** Another story on the same page: in an article element beside the one with the headline. */
  otherStory(page) {
    const own = page.blocks[page.headline]?.box.article
    if (!own || own.good < OWN_SHARE * page.good) return () => false
    return ({ box }) => box.article !== undefined && !upFrom(box).includes(own)
  },
}
