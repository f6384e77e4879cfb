import { UNSEEN } from '../snapshot'

/** What the elements around a text say of it: one bit each. */
export const PART = {
  article: 1,
  main: 2,
  aside: 4,
  nav: 8,
  footer: 16,
  header: 32,
  form: 64,
  list: 128,
  table: 256,
  figure: 512,
  quote: 1024,
  section: 2048,
  dialog: 4096,
  link: 8192,
  /** Marked up as the article's body. */
  marked: 16384,
  hidden: 32768,
  address: 65536,
  heading: 131072,
  pre: 262144,
} as const

/** Outside of what a page calls its article. */
export const ASIDE = PART.aside | PART.nav | PART.footer | PART.form

const ELEMENTS: [parts: number, names: string][] = [
  [PART.article, 'article'],
  [PART.main, 'main'],
  [PART.aside, 'aside'],
  [PART.nav, 'nav'],
  [PART.footer, 'footer'],
  [PART.header, 'header'],
  [PART.form, 'form fieldset'],
  [PART.list, 'ul ol dl'],
  [PART.table, 'table'],
  [PART.figure, 'figure figcaption'],
  [PART.quote, 'blockquote'],
  [PART.section, 'section'],
  [PART.dialog, 'dialog'],
  [PART.link, 'a'],
  [PART.address, 'address'],
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
    banner: PART.header,
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
