/**
 * What makers call the parts of a page, in class, id, itemprop and test attributes: a hint beside structure, never a
 * reason alone. Words are matched whole, after `camelCase`, `kebab-case` and `snake_case` are taken apart.
 */
const WORDS = {
  related:
    'related|recommend\\w*|recirc\\w*|readmore|also|suggest\\w*|moreon|more|similar|outbrain|taboola|weitere|verwandt|leer|lire|rel',
  teaser: 'teaser\\w*|cards?|tiles?|items?|feed|river|listing|grid|carousel|slider|slide|swiper',
  promo:
    'promo\\w*|newsletter\\w*|subscri\\w*|signup|signin|login|register|registration|cta|banner|offer|paywall|piano|plus|abo|donate|support|app|popup|modal|overlay|nl',
  social: 'share|sharing|social|facebook|twitter|whatsapp|follow|sns|bookmark|print|copy|addtoany',
  comment: 'comment\\w*|disqus|discuss\\w*|reply|kommentar\\w*|respond',
  caption: 'caption\\w*|credit\\w*|copyright|photo|gallery|image|img|figure|picture|foto|media|legend|source|bild',
  author: 'author\\w*|byline\\w*|bio|writer|contributor\\w*|profile|autor\\w*|avatar|vcard|user|reporter',
  tags: 'tags?|taglist|topics?|keyword\\w*|category|categories|breadcrumb\\w*|label|kicker|section|rubric|tagged',
  ad: 'ads?|advert\\w*|adslot|sponsor\\w*|dfp|gpt|werbung|anzeige|affiliate|shop|product|commerce|buy|price|outstream',
  consent: 'cookie\\w*|consent|gdpr|onetrust|privacy|cmp|didomi|usercentrics|sourcepoint|disclaimer',
  date: 'date\\w*|time|timestamp|published|updated|pubdate|meta|metadata|info|datum',
  footer: 'footer|bottom|foot|copyright|colophon|legal|impressum',
  header: 'header|top|masthead|head|topbar|branding|logo',
  nav: 'nav|navi|navigation|navbar|menu|pagination|pager|next|prev|previous|skip|jump|toc|sitemap',
  side: 'sidebar|aside|side|widget\\w*|rail|right|left|secondary|complementary|box|infobox|factbox|inset',
  video: 'video|player|audio|podcast|embed|jw|youtube|livestream|tweet|instagram|playlist',
  body: 'body|articlebody|content|maincontent|fulltext|bodytext|storybody|text|rich|richtext|prose|paragraph|para|entry|copy|longform|artikeltext',
  article: 'article|story|post|artikel|articulo|news|single|hentry|blog|page|main',
  lead: 'lead|lede|standfirst|intro|dek|deck|summary|subtitle|subheadline|subhead|excerpt|abstract|teasertext|description|entradilla|chapeau|vorspann|ingress|preamble|tagline|sub|bajada|sommario|occhiello|leadtext',
  title: 'title|headline|heading|hed|titel|titre|titulo',
  popular: 'popular|trending|most|latest|mostread|top10|ranking|rank|hot|newest|recent|breaking|ticker',
  quote: 'quote|blockquote|pullquote|zitat|citation',
  list: 'list|ul|ol|bullets|faq|table|accordion|tabs?',
  hide: 'hidden|hide|screenreader|sr|visually|invisible|offscreen|assistive|noprint|skip',
}

export type ClassGroup = keyof typeof WORDS

export const CLASS_GROUPS = Object.keys(WORDS) as ClassGroup[]
const PATTERNS = Object.values(WORDS).map((words) => new RegExp(`^(?:${words})$`))

/** One bit for each group. */
export const groups = (...names: ClassGroup[]): number =>
  names.reduce((mask, name) => mask | (1 << CLASS_GROUPS.indexOf(name)), 0)

const NAMED_BY = ['class', 'id', 'itemprop', 'data-testid', 'data-component', 'data-qa']
const LONGEST = 300
/** Pages repeat their names; the same for each page of a site. */
const known = new Map<string, number>()
const MOST_KNOWN = 20_000

/** The groups an element's names belong to, as a bit mask. */
export function groupsOf(element: Element): number {
  let mask = 0
  if (!element.hasAttributes()) return mask
  for (const attribute of NAMED_BY) {
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

const groupsOfWord = (word: string): number =>
  PATTERNS.reduce((bits, pattern, i) => (pattern.test(word) ? bits | (1 << i) : bits), 0)
