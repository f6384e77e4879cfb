import { UNSEEN } from '../page/snapshot'

/** What the elements around a text say about it, one bit each. */
export const PART = {
  article: 1 << 0,
  main: 1 << 1,
  aside: 1 << 2,
  nav: 1 << 3,
  footer: 1 << 4,
  form: 1 << 5,
  list: 1 << 6,
  table: 1 << 7,
  figure: 1 << 8,
  quote: 1 << 9,
  dialog: 1 << 10,
  /** Marked up as the article's body. */
  marked: 1 << 11,
  hidden: 1 << 12,
  heading: 1 << 13,
  pre: 1 << 14,
} as const

/** Outside what a page calls its article. */
export const ASIDE = PART.aside | PART.nav | PART.footer | PART.form

const ELEMENTS: [parts: number, names: string][] = [
  [PART.article, 'article'],
  [PART.main, 'main'],
  [PART.aside, 'aside'],
  [PART.nav, 'nav'],
  [PART.footer, 'footer'],
  [PART.form, 'form fieldset'],
  [PART.list, 'ul ol dl'],
  [PART.table, 'table'],
  [PART.figure, 'figure figcaption'],
  [PART.quote, 'blockquote'],
  [PART.dialog, 'dialog'],
  [PART.pre, 'pre'],
  [PART.heading, 'h1 h2 h3 h4 h5 h6'],
]
const BY_NAME = new Map(ELEMENTS.flatMap(([parts, names]) => names.split(' ').map((name) => [name, parts])))

const BY_ROLE = new Map(
  Object.entries({
    article: PART.article,
    main: PART.main,
    complementary: PART.aside,
    navigation: PART.nav,
    contentinfo: PART.footer,
    dialog: PART.dialog,
    alertdialog: PART.dialog,
  }),
)

const HIDDEN = `[hidden], [${UNSEEN}], [aria-hidden=true], [style*='display:none' i], [style*='display: none' i], [style*='visibility:hidden' i], [style*='visibility: hidden' i]`

/** What the element itself is. */
export function partsOf(element: Element): number {
  let parts = BY_NAME.get(element.localName) ?? 0
  if (!element.hasAttributes()) return parts
  const role = element.getAttribute('role')
  if (role) parts = BY_ROLE.get(role.toLowerCase()) ?? parts
  const property = element.getAttribute('itemprop')
  if (property && /articlebody/i.test(property)) parts |= PART.marked
  if (element.matches(HIDDEN)) parts |= PART.hidden
  return parts
}
