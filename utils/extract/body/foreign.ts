import { type Box, upFrom } from './box'
import { groups } from './class-words'
import type { Block, PageModel } from './page-model'

/** Why a block is not part of the article, whatever selected it. */
export type Foreign = (page: PageModel) => (block: Block) => boolean

/** Words: anything larger is not a box around a form, but a page inside one. */
const LARGEST_FORM = 80
/** The headline's article holds at least this share of the good text, or the page uses such elements differently. */
const OWN_SHARE = 0.3

export const FOREIGN: Record<string, Foreign> = {
  /** Dialogs and placeholders that ask for consent, by vendor names. */
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

  /** Another story on the same page: in an article element other than the headline's. */
  otherStory(page) {
    const own = page.blocks[page.headline]?.box.article
    if (!own || own.good < OWN_SHARE * page.good) return () => false
    return ({ box }) => box.article !== undefined && !upFrom(box).includes(own)
  },
}
