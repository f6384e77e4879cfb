/**
 * The words of bylines, in the languages news is kept in, each once.
 * Sets, and patterns without the flag `u`: a browser takes milliseconds to compile `\p{L}` beside the flag `i`.
 */
const words = (list: string) => new Set(list.split(' '))

const ACRONYMS = words(
  'afp ap dpa apa sda ats ians pti ani efe ansa agi lusa pap čtk ctk tasr mti hina dha iha aa ntb tt stt bns elta leta anp aap upi sid epd kna afx dts',
)

const AGENCY =
  /^(?:agence france.presse|(?:the )?associated press|reuters|deutsche presse.agentur|keystone.(?:sda|ats)|xinhua|europa press|adnkronos|lapresse|ritzau|belga|agência brasil|interfax|ukrinform|yonhap|anadolu(?: ajansı| agency)?|the canadian press|bloomberg|тасс|риа новости|интерфакс|укринформ|新[华華]社|中[央新]社|中国新闻网|法新社|路透社|美[联聯]社|德新社|共同(?:社|通信)|時事(?:通信)?|ロイター|연합뉴스|뉴시스|رويترز|فرانس برس)$/i

/** News agencies by the names they sign with: a source, not a person. "AFP Deutschland", "dpa-AFX"; not "Hina Khan". */
export function isAgency(text: string): boolean {
  const name = text.trim()
  const [acronym = '', desk = '', more] = name.split(/[\s-]/)
  if (AGENCY.test(name)) return true
  const isWritten = [acronym.toUpperCase(), acronym.toLowerCase()].includes(acronym)
  return more === undefined && isWritten && ACRONYMS.has(acronym.toLowerCase()) && /^(?:|AFX|\S\P{Lu}+)$/u.test(desk)
}

/** What stands before a name in a byline. */
const BY = words('by from von par por door af av przez oleh от του της כתבה מאת كتب كتبت بقلم إعداد')

/** What was written, or who did, before such a word or before the name itself. */
const WROTE = words(
  'posted published written words story article report reporter reporters analysis opinion text created reporting additional author authors ein eine verfasst geschrieben autor autorin autoren geschreven auteur auteurs skrevet publisert skriven tekst skribent journalist forfatter författare teksti kirjoittaja écrit publié rédigé propos texte texto escrito publicado redactado autora autores autore scritto pubblicato testo testi scris napisał napisała opracowanie napsal napsala автор авторы текст írta szerző γράφει κείμενο yazan yazar muhabir haber penulis लेखक نویسنده 기자 작성자 글쓴이',
)

const HAN_WROTE =
  /^(?:(?:本[报報])?(?:特[约約派]|[实實][习習])?[记記]者|作者|撰?文字?|[图圖]文|文[・·、]?(?:写真|[图圖]|[摄攝]影)|撰[稿寫写]|[编編][译譯]|取材[・･]?文|執筆|[著筆]者|投稿者|글(?:[·・]?사진)?)$/

/** A byline without what stands before its names: "By", "Ein Kommentar von", "Text und Fotos:", "文/"; else as it is. */
export function withoutBy(text: string): string {
  const [first = '', ...parts] = text.split(/(\s*[:：/／|]\s*|\s+)/, 8)
  const isBy = BY.has(first.toLowerCase())
  // "von der Leyen Ursula" is a name.
  if (!parts.length || (!isBy && !WROTE.has(first.toLowerCase()) && !HAN_WROTE.test(first))) return text
  if (isBy && /^de[rn]?$/.test(parts[1] ?? '')) return text
  let end = first.length + (parts[0] ?? '').length
  if (isBy || (parts[0] ?? '').trim()) return text.slice(end)
  for (let i = 1, at = end; i < parts.length; i += 2) {
    const [word = '', gap = ''] = parts.slice(i, i + 2)
    at += word.length + gap.length
    if (BY.has(word.toLowerCase()) || /^d[ai]$/.test(word) || gap.trim()) end = at
  }
  return text.slice(end)
}

/** Nothing but such words: the name follows in the next element. */
export const isOnlyBy = (text: string): boolean => text !== '' && withoutBy(`${text} `) === ''

const WORK =
  '(?:medically |expert |clinically |additional )?(?:edit(?:ed|ing|ors?|ör)|review(?:ed|ers?)?|fact.?check\\S*|(?:ph|f)oto\\S*|φωτ\\S+|фото|videos?|illustrat\\S+|translat\\S+|research(?:ed)?|interview(?:ed)?|images?|compiled|produced|design(?:ed)?|updated|approved|narrated|bild(?:er)?|bearbeit\\S+|übersetz\\S+|redigi\\S+|redaktion|traduc\\S+|penyunting|редактор|تصوير|تحرير)'
const HAN_WORK =
  '[责責]任?[编編][辑輯]?|[编編][辑輯]|[摄攝]影|[图圖]片?|[校审審][对對核校]|撮影|写真|翻[訳译譯]者?|イラスト|사진|편집'

/** Who only edited, checked, translated or photographed it; what follows names them. */
export const OTHER_ROLE = new RegExp(
  `(?:^|[\\s;,.|/／(·•–—-])${WORK}(?:\\s+(?:by|von|par|por|da|av)\\s*:?|\\s*[:：/])(?=\\s|$).*$|(?<![文・·/／])(?:${HAN_WORK})\\s*[:：/／|\\s].*$`,
  'i',
)

/** The same as labels without "by", before or behind a name in an element of its own. */
export const OTHER_LABEL = new RegExp(`^(?:${WORK}|${HAN_WORK})\\s*[:：]?$`, 'i')

/** Desks and teams: they sign, and are kept with the agencies. */
export const DESK =
  /\b(?:staff|(?:news)?desk|newsroom|team|crew|editors|editorial|agenc(?:ies|y)|agenturen|correspondents|bureau)\b|r[eé]da(?:k(?:ti|c|s)|cti|c[cț]|zi|ç)|редакци|σύνταξη|haber merkezi|[编編][辑輯集]部|新[闻聞]部|취재팀|편집국/i

/** Accounts, buttons and parts of a page: neither people nor desks. */
const NOT_IN_NAMES = words(
  'admin administrator webmaster online news nachrichten noticias nieuws actualités anonymous unknown bio profile post posts article articles stories author authors view sharing follow subscribe comment comments contact updated published posted written email facebook twitter linkedin instagram photo image podcast newsletter minutes ago advertisement sponsored related latest mehr weitere inc ltd gmbh magazine media press times tribune herald gazette zeitung journal chronicle of for at the für des editor writer director manager officer founder cofounder expert experts specialist analyst consultant engineer columnist contributor president senior junior former chief assistant ceo cto college',
)
const NOT_FIRST = words(
  'more read share show home about guest top breaking our this in on from get sign log join see learn download name',
)
const NOBODY = [
  /[\d@:?!"“”„{}[\]<>=_]|www\.|\S\.[a-z]{2,4}\b|-based$|['’]s\b/,
  // Account names and initials of a desk: "sophie-foster", "red".
  /^(?:\P{L}+|[\p{Ll}.-]+)$/u,
  /[ck]orrespond|reporter|journalist|redakt(?:eur|or|ør)|giornalist|periodist|inviat|profess|universit|institut|特派[员員]|通信[员員]|[编編][辑輯]|[摄攝]影|本[报報][訊讯]|[综綜]合|新[聞闻][網网]|[責责]任|[报報][导導道]|[记記]者[会會]/i,
]

export function isNobody(name: string): boolean {
  const parts = name.toLowerCase().split(/[\s.,/-]+/)
  if (NOT_FIRST.has(parts[0] ?? '') || parts.some((part) => NOT_IN_NAMES.has(part))) return true
  return isOnlyBy(name) || [...NOBODY, DESK, OTHER_LABEL].some((pattern) => pattern.test(name))
}
