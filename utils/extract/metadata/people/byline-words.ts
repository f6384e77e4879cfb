/** Byline words in the languages of news, each once: sets, and patterns that a browser compiles fast. */
const words = (list: string) => new Set(list.split(' '))

const ACRONYMS = words('afp ap dpa apa sda ats pti efe ansa lusa pap čtk tass cna ntb tt anp aap upi sid epd kna afx')
const AGENCY =
  /^(?:.*(?:france|associated|europa|canadian|deutsche).press(?:e|e.agentur)?|keystone.*|reuters|xinhua|kyodo|yonhap|belga|interfax|anadolu.*|bloomberg|тасс|интерфакс|[一-鿿]{2,3}社|(?:共同|時事)通信|ロイター|연합뉴스|رويترز)$/i

/** News agencies by the names they sign with: a source, not a person. "AFP Deutschland", "dpa-AFX"; not "Hina Khan". */
export function isAgency(text: string): boolean {
  const name = text.trim()
  const [acronym = '', desk = '', more] = name.split(/[\s-]/)
  const lower = acronym.toLowerCase()
  const isWritten = acronym === lower || acronym === acronym.toUpperCase()
  return AGENCY.test(name) || (!more && isWritten && ACRONYMS.has(lower) && /^(?:|AFX|.[^A-Z]+)$/.test(desk))
}

/** Words before a name in a byline. */
const BY = words('by from von par por door af av przez oleh от του της כתבה מאת كتب كتبت بقلم إعداد')

/** Words for the text or its author, before such a word or the name itself. */
const WROTE =
  /^(?:eine?|posted|publi[cés].*|writt.*|words|story|article|report(?:ing|er.*)?|analysis|opinion|created|te[kx]?s?t[eio]?|a[uv]t[eho]+u?r.*|verfasst|geschr.*|skr[ei]v.*|f[oö]rfatt.*|kirjoitt.*|écrit|rédigé|propos|e?scri[st].*|redac.*|oprac.*|nap[is]+a.*|автор.*|текст|írta|szerző|γράφει|yaz[aı]n?r?|penulis|기자|\S{0,3}[记記筆著稿]者|作者|撰?文字?|[图圖]文|文[・·、]\S+|撰[稿寫写]|[编編][译譯]|取材\S*|執筆|글\S*)$/

/** A byline without the words before its names: "By", "Ein Kommentar von", "Text und Fotos:", "文/"; else unchanged. */
export function withoutBy(text: string): string {
  const [first = '', ...parts] = text.split(/(\s*[:：/／|]\s*|\s+)/, 8)
  const [gap = '', next = ''] = parts
  const isBy = first === 'di' || BY.has(first.toLowerCase())
  // "von der Leyen Ursula" is a name.
  if (!gap || (isBy ? /^de[rn]?$/.test(next) : !WROTE.test(first.toLowerCase()))) return text
  let end = first.length + gap.length
  for (let i = 1, at = end; !isBy && !gap.trim() && i < parts.length; i += 2) {
    const [word = '', after = ''] = parts.slice(i, i + 2)
    at += word.length + after.length
    if (BY.has(word.toLowerCase()) || /^d[ai]$/.test(word) || after.trim()) end = at
  }
  return text.slice(end)
}

/** Nothing but such words: the name follows in the next element. */
export const isOnlyBy = (text: string): boolean => text !== '' && withoutBy(`${text} `) === ''

/** Those who only edited, checked, translated or photographed it, with their names. */
export const OTHER_ROLE =
  /(?:^|[\s;,.|/／(·•–—-])(?:edit|review|updated|fact.?check|photo|foto|φωτ|video|illustr|transl|research|bild|traduc)\S*?(?:\s+(?:by|von|par|por|da|av)\s*:?|\s*[:：/])(?=\s|$).*$|(?<![文・·/／])(?:[编編][辑輯]|[摄攝]影|[图圖]片?|[校审審][对對核校]|撮影|写真|翻[訳译譯]|사진|편집)者?\s*[:：/／|\s].*$/i

/** Desks and teams: they sign, and are kept with the agencies. */
export const DESK =
  /\S (?:staff|desk|team|crew|editors|agencies|board|bureau)\b|newsdesk|newsroom|r[eé]da(?:k[tcs]|ct|c[cț]|zi|ç)|редакци|σύνταξη|haber merkezi|[编編][辑輯集]部|新[闻聞]部|취재팀|편집국/i

/** Accounts, buttons, jobs and parts of a page: neither people nor desks. */
const NOT_IN_NAMES = words(
  'admin administrator name webmaster copy link url minutes comments online news nachrichten post posts article articles author authors view all more about follow updated published written email facebook twitter photo image latest mehr inc ltd gmbh magazine media press times tribune herald zeitung journal of for at the für des staff desk team editorial agencies agenturen correspondent reporter journalist editor editors writer writers director columnist contributor president senior chief',
)

/** Addresses, account names ("sophie-foster"), numbers, possessives, and press terms. */
const NOBODY =
  /[!-&(-,/-@[-`{-~“”„•–—…،]|www\.|\S\.[a-z]{2,4}\b|^[a-zß-ÿ.-]+$|['’]s\b|[编編][辑輯]|[摄攝]影|本[报報]|[综綜]合|新[聞闻][網网]|[报報][导導道]/

export const isNobody = (name: string): boolean =>
  NOBODY.test(name) ||
  DESK.test(name) ||
  isOnlyBy(name) ||
  name
    .toLowerCase()
    .split(/[\s.-]+/)
    .some((part) => NOT_IN_NAMES.has(part))
