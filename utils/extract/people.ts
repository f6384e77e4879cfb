/** News agencies by the names they sign with: a source, not a person. */
const AGENCY =
  /^(?:afp|agence france[- ]presse|ap|the associated press|associated press|reuters|dpa|deutsche presse-agentur|apa|sda|keystone-sda|xinhua|新华社|新華社|中央社|中新社|中国新闻网|法新社|路透社|美联社|美聯社|德新社|共同社|共同通信|時事通信|時事|efe|europa press|ansa|adnkronos|agi|lusa|pap|čtk|ctk|tass|тасс|ria novosti|риа новости|interfax|интерфакс|yonhap|연합뉴스|ntb|tt|ritzau|stt|anp|belga|afp[- ]?\w{0,6}|upi|bloomberg|sid|epd|kna)$/i

/** What stands before a name in a byline, in the languages news is kept in. */
const BY =
  /^(?:by|(?:posted|published|written|words|story|(?:additional )?reporting) by|from|von(?! de)|par|por|door|av|przez|autor(?:in|ka|a)?|auteur|autore|author|автор|от|von unserem|texte?|text|記者|记者|作者|文|撰文|編輯部|기자|글)\s*[:：/／]?\s+|^(?:記者|记者|作者|文|撰文)\s*[:：/／]?\s*(?=\p{Script=Han})/iu

/** "di Maria Rossi", but neither "Di Maio Luigi" nor "de la Cruz": particles that also begin names. */
const PARTICLE_BY = /^(?:de|di|da|af)\s+(?=\p{Lu}\S*\s+\p{Lu}|\p{Lu}{2,}$)/u

/** Roles and places of work, which stand beside names in bylines. */
const ROLE =
  /correspondent|reporter|\beditor\b|\bwriter\b|journalist|redakt(?:eur|or|ør)|korrespondent|correspondant|correspons|giornalista|periodista|inviat[oa]|profess|universit|institut|college|\bdirector\b|\s(?:of|for|at|the|für|des)\s|特派员|特派員|通信員|特約|编辑|編輯|攝影|摄影/iu

/** What stands behind a name: Korean and Chinese "reporter", an address, "in Paris", "on May 3, 2024". */
const AFTER =
  /\s*(?:기자|특파원|記者|记者|通信員)$|\s+\S+@\S+$|\s(?:in|à|aus|from)\s+\p{Lu}.*$|\s(?:on|am|le)\s.*\d.*$/u

/** Who only edited it. */
const EDITED = /[\s;,.]*\bedit(?:ing|ed) by\b.*$/iu

/** "Martin King, Jr." is one name. */
const JUNIOR = /,\s*(?=[JS]r\.?\s*(?:$|[,;]))/gu

/** Between people and what belongs to them. Behind the first of these one word in a cased script is a place or a title. */
const PART = /\s*(?:[,;，；、|｜](?!\S*@)|\s[·•]\s|[/／╱])\s*/u

const AND = /(?:^|\s+)(?:and|AND|und|UND|et|ET|y|e|og|och|en|i|ja|и|та|및|和|with|avec|mit|con|&)\s+/u

/** What a page's design calls a byline also holds places and titles: one word in a cased script is no full name. */
export const isFullName = (name: string): boolean => /\s/.test(name) || !/[\p{Lu}\p{Ll}]/u.test(name)

const fold = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** Accounts, addresses and desks sign too, but they are no people. */
const NOBODY = [
  /https?:|www\.|@|\d{2}|\d:|\.(?:com|net|org|de|fr|cn|tw|jp)\b/i,
  /^[^\p{L}]+$|^(?:by|von|par|por|di|door)$/iu,
  // Account names and initials of a desk: "sophie-foster", "red".
  /^[\p{Ll}\d_.-]+$/u,
  /\b(?:staff|desk|r[eé]da[kczç]\p{L}+|editorial|editors|team|newsroom|admin|online|news|agencies|agency|agenturen)\b/iu,
  /編輯部|编辑部|本報訊|本报讯|综合报导|綜合報導|新聞網|新闻网|責任編輯|责任编辑|編集部|[报報][导導道]/u,
]

function isPerson(name: string, publisher: string): boolean {
  if (name.length < 2 || name.length > 60 || NOBODY.some((pattern) => pattern.test(name)) || ROLE.test(name))
    return false
  const [own, folded] = [fold(publisher), fold(name)]
  return own === '' || !(folded.startsWith(own) || (own.startsWith(folded) && folded.length > 3))
}

/** "DOE, Jane" and "Doe, Jane" as one field of structured data → "Jane Doe". */
function turned(name: string): string {
  const parts = /^(\p{Lu}[\p{L}'’-]+),\s+(\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]*)?)$/u.exec(name)
  return parts && !AGENCY.test(parts[1] ?? '') ? `${parts[2]} ${parts[1]}` : name
}

/** ANNE LEROY → Anne Leroy; initials and short names stay. */
function calm(name: string): string {
  if (name !== name.toUpperCase() || !/\p{Lu}{4}/u.test(name)) return name
  return name.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{L}/gu, (c) => c.toUpperCase())
}

/** More is prose. It also bounds the time of the patterns above. */
const LONGEST = 300

/**
 * The people and the agency in what a page gives as its author.
 * @param single the text came from a field that names one person: commas do not separate
 */
export function people(text: string, publisher: string, single = false): { names: string[]; agency?: string } {
  let agency: string | undefined
  const names: string[] = []
  if (text.length > LONGEST || fold(text) === fold(publisher)) return { names }
  const asides: string[] = []
  const bare = text
    .replace(/(?:https?:|www\.)\S+/gi, '')
    .replace(/[<(（]([^)>）]*)[)>）]/g, (_, aside) => {
      asides.push(...aside.split(PART))
      return ' '
    })
    .replace(EDITED, '')
    .replace(JUNIOR, ' ')
    .trim()
  const field = bare.replace(BY, '')
  const parts = single && turned(field) !== field ? [turned(field)] : bare.split(PART)
  for (const [i, part] of [...parts, ...asides].entries()) {
    for (const piece of part.split(AND)) {
      const name = piece
        .trim()
        .replace(BY, '')
        .replace(PARTICLE_BY, '')
        .replace(AFTER, '')
        .replace(AFTER, '')
        .replace(/^[\s\-–—:：]+|[\s\-–—:：,]+$/g, '')
      if (AGENCY.test(name)) agency ??= name
      else if (i < parts.length && (i === 0 || isFullName(name)) && isPerson(name, publisher)) {
        if (!names.some((known) => fold(known) === fold(name))) names.push(calm(name))
      }
    }
  }
  return { names, agency }
}
