/** News agencies by the names they sign with: a source, not a person. */
const AGENCY =
  /^(?:afp|agence france[- ]presse|ap|the associated press|associated press|reuters|dpa|deutsche presse-agentur|apa|sda|keystone-sda|xinhua|新华社|新華社|中央社|中新社|中国新闻网|法新社|路透社|美联社|美聯社|德新社|共同社|共同通信|時事通信|時事|efe|europa press|ansa|adnkronos|agi|lusa|pap|čtk|ctk|tass|тасс|ria novosti|риа новости|interfax|интерфакс|yonhap|연합뉴스|ntb|tt|ritzau|stt|anp|belga|afp[- ]?\w{0,6}|upi|bloomberg|sid|epd|kna)$/i

/** What stands before a name in a byline, in the languages news is kept in. */
const BY =
  /^(?:by|written by|words by|from|von|par|por|de|di|da|door|av|af|przez|autor(?:in|ka|a)?|auteur|autore|author|автор|от|von unserem|texte?|text|記者|记者|作者|文|撰文|編輯部|기자|글)\s*[:：/／]?\s+|^(?:記者|记者|作者|文|撰文)\s*[:：/／]?\s*(?=\p{Script=Han})/iu

/** Roles and places of work, which stand beside names in bylines. */
const ROLE =
  /correspondent|reporter|\beditor\b|\bwriter\b|journalist|redakt(?:eur|or|ør)|korrespondent|correspondant|correspons|giornalista|periodista|inviat[oa]|特派员|特派員|通信員|特約|编辑|編輯|攝影|摄影/iu

/** What stands behind a name: Korean and Chinese "reporter", anything in brackets, an address. */
const AFTER = /\s*(?:기자|특파원|記者|记者|通信員)$|\s*[<(（][^)>）]*[)>）]$|\s+\S+@\S+$/u

const SEPARATOR =
  /\s*(?:[,;，；、|｜](?!\S*@)|\s[·•/／]\s|／|\s&\s|\s(?:and|und|et|y|e|og|och|en|i|ja|и|та|및|和)\s)\s*/iu

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
  /\b(?:staff|desk|redaktion|redazione|redacción|rédaction|editorial|editors|team|newsroom|admin|online|news|agencies|agency|agenturen)\b/iu,
  /編輯部|编辑部|本報訊|本报讯|综合报导|綜合報導|新聞網|新闻网|責任編輯|责任编辑|編集部/u,
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
  return parts ? `${parts[2]} ${parts[1]}` : name
}

/** ANNE LEROY → Anne Leroy; initials and short names stay. */
function calm(name: string): string {
  if (name !== name.toUpperCase() || !/\p{Lu}{4}/u.test(name)) return name
  return name.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{L}/gu, (c) => c.toUpperCase())
}

/**
 * The people and the agency in what a page gives as its author.
 * @param single the text came from a field that names one person: commas do not separate
 */
export function people(text: string, publisher: string, single = false): { names: string[]; agency?: string } {
  let agency: string | undefined
  const names: string[] = []
  const bare = text.replace(BY, '').trim()
  const comma = single && /^[^,]+,\s+[^,]+$/.test(bare) && turned(bare) !== bare
  for (const piece of comma ? [turned(bare)] : bare.split(SEPARATOR)) {
    const name = calm(
      piece
        .replace(BY, '')
        .replace(AFTER, '')
        .replace(AFTER, '')
        .replace(/^[\s\-–—:：]+|[\s\-–—:：,]+$/g, ''),
    )
    if (AGENCY.test(name)) agency ??= name
    else if (isPerson(name, publisher) && !names.some((known) => fold(known) === fold(name))) names.push(name)
  }
  return { names, agency }
}
