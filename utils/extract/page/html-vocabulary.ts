export const words = (text: string) => text.split(' ')

/** Elements that start on a new line. */
export const BLOCKS = [
  // A box without semantics: the sanitiser turns any wrapper into a `div`, `tidy` dissolves it.
  'div',
  ...words('ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td'),
  ...words('p h1 h2 h3 h4 h5 h6 blockquote figure figcaption pre hr details summary'),
]

/** Elements inside a line of text. */
export const INLINES = [
  ...words('a img br strong b em i u s del ins mark small sub sup q cite'),
  ...words('abbr dfn time code kbd samp var ruby rb rt rp bdi bdo'),
]

const ANY = /^/
const COUNT = /^\d{1,5}$/

/** An address that can only be fetched or followed, never run. */
export const WEB_ADDRESS = /^https?:\/\//i
/** A picture written out in its own address, or its stand-in (`utils/stand-in.ts`); a shorter one is a placeholder. */
export const WRITTEN_OUT = /^data:image\/(?:(?:png|jpe?g|gif|webp|avif);base64,.{1000}|x;pressclip=\d+,$)/i
const PICTURE_ADDRESS = new RegExp(`${WEB_ADDRESS.source}|${WRITTEN_OUT.source}`, 'i')
const LINK_ADDRESS = /^(?:https?:\/\/|mailto:|tel:)/i

/** The values each attribute may have and on which elements, in the order in which attributes are written. */
export const ATTRIBUTES: Record<string, { value: RegExp; on?: string[] }> = {
  href: { value: LINK_ADDRESS, on: ['a'] },
  src: { value: PICTURE_ADDRESS, on: ['img'] },
  alt: { value: ANY, on: ['img'] },
  title: { value: ANY, on: ['a', 'img', 'abbr', 'dfn'] },
  width: { value: COUNT, on: ['img'] },
  height: { value: COUNT, on: ['img'] },
  cite: { value: WEB_ADDRESS, on: ['blockquote', 'q', 'ins', 'del'] },
  datetime: { value: ANY, on: ['time', 'ins', 'del'] },
  start: { value: /^-?\d{1,9}$/, on: ['ol'] },
  reversed: { value: ANY, on: ['ol'] },
  value: { value: /^-?\d{1,9}$/, on: ['li'] },
  span: { value: COUNT, on: ['col', 'colgroup'] },
  colspan: { value: COUNT, on: ['th', 'td'] },
  rowspan: { value: COUNT, on: ['th', 'td'] },
  scope: { value: /^(?:row|col)(?:group)?$/i, on: ['th'] },
  lang: { value: /^[a-z\d-]+$/i },
  dir: { value: /^(?:ltr|rtl|auto)$/i },
}
