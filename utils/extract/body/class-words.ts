/**
 * What developers call the parts of a page, in class, id, itemprop and test attributes: a hint beside structure, never
 * enough by itself. Words match whole (`*`: as prefix), after splitting `camelCase`, `kebab-case` and `snake_case`.
 */
const WORDS = {
  related:
    'related recommend* recirc* readmore also suggest* moreon more similar outbrain taboola weitere verwandt leer lire rel',
  teaser: 'teaser* card cards tile tiles item items feed river listing grid carousel slider slide swiper',
  promo:
    'promo* newsletter* subscri* signup signin login register registration cta banner offer paywall piano plus abo donate support app popup modal overlay nl',
  social: 'share sharing social facebook twitter whatsapp follow sns bookmark print copy addtoany',
  comment: 'comment* disqus discuss* reply kommentar* respond',
  caption: 'caption* credit* copyright photo gallery image img figure picture foto media legend source bild',
  author: 'author* byline* bio writer contributor* profile autor* avatar vcard user reporter',
  tags: 'tag tags taglist topic topics keyword* category categories breadcrumb* label kicker section rubric tagged',
  ad: 'ad ads advert* adslot sponsor* dfp gpt werbung anzeige affiliate shop product commerce buy price outstream',
  consent: 'cookie* consent gdpr onetrust cmp didomi usercentrics sourcepoint',
  date: 'date* time timestamp published updated pubdate meta metadata info datum',
  body: 'body articlebody content maincontent fulltext bodytext storybody text rich richtext prose paragraph para entry copy longform artikeltext',
  article: 'article story post artikel articulo news single hentry blog page main',
  lead: 'lead lede standfirst intro dek deck summary subtitle subheadline subhead excerpt abstract teasertext description entradilla chapeau vorspann ingress preamble tagline sub bajada sommario occhiello leadtext',
  popular: 'popular trending most latest mostread top10 ranking rank hot newest recent breaking ticker',
}

export type ClassGroup = keyof typeof WORDS

export const CLASS_GROUPS = Object.keys(WORDS) as ClassGroup[]

/** Whole words, and prefixes (written with a `*`), each with its bit. */
const whole = new Map<string, number>()
const beginnings: [beginning: string, bit: number][] = []
Object.values(WORDS).forEach((words, i) => {
  for (const word of words.split(' ')) {
    if (word.endsWith('*')) beginnings.push([word.slice(0, -1), 1 << i])
    else whole.set(word, (whole.get(word) ?? 0) | (1 << i))
  }
})

/** One bit per group. */
export const groups = (...names: ClassGroup[]): number =>
  names.reduce((mask, name) => mask | (1 << CLASS_GROUPS.indexOf(name)), 0)

const NAMED_BY = ['class', 'id', 'itemprop', 'data-testid']
const LONGEST = 300
/** Names repeat within a page and across a site. */
const known = new Map<string, number>()
const MOST_KNOWN = 20_000

/** The groups an element's names belong to, as a bit mask. */
export function groupsOf(element: Element): number {
  let mask = 0
  if (!element.hasAttributes()) return mask
  for (const attribute of NAMED_BY) {
    // The id of a heading or paragraph comes from its text: an anchor for links.
    if (attribute === 'id' && /^(?:h[1-6]|p)$/.test(element.localName)) continue
    const names = element.getAttribute(attribute)
    if (names) mask |= groupsOfNames(names.slice(0, LONGEST))
  }
  return mask
}

function groupsOfNames(names: string): number {
  let mask = known.get(names)
  if (mask === undefined) {
    mask = wordsOf(names).reduce((bits, word) => bits | groupsOfWord(word), 0)
    if (known.size < MOST_KNOWN) known.set(names, mask)
  }
  return mask
}

const wordsOf = (names: string) =>
  names
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-zß-ÿ0-9]+|(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])/)

const BEGINS = new RegExp(`^(?:${beginnings.map(([beginning]) => beginning).join('|')})`)

function groupsOfWord(word: string): number {
  let mask = whole.get(word) ?? 0
  if (BEGINS.test(word)) for (const [beginning, bit] of beginnings) if (word.startsWith(beginning)) mask |= bit
  return mask
}
