const NAME = '[\\p{Script=Han}々]{2,4}(?:[·‧・•]\\p{Script=Han}{1,6})*'

/** `记者`/`記者` (reporter), preceded by anything of the same bracket or line, followed by names and what they did. */
const REPORTER =
  /(?:本报|本報|特约|特約|实习|實習|驻\p{Script=Han}{1,4}|駐\p{Script=Han}{1,4})?(?:记者|記者)\s*[：:／/]?\s*([^（）()〔〕【】[\]。！？!?#]{2,40}?)\s*(?:(?:综合|綜合|编译|編譯|整理|专访|專訪|采访|採訪|专题|專題|独家|獨家|现场|現場|特稿)*(?:报导|報導|报道|報道|采写|採寫|电|電|讯|訊)|(?=[）)〕】\]])|$)/u

const HAN_BRACKET = /[（(〔【[][^（(〔【[\]】〕)）]{2,60}[）)〕】\]]/gu

/** Places that follow a name without a separator in "記者王明台北報導"; elsewhere the length decides. */
const PLACE =
  /(?:台北|臺北|新北|台中|臺中|台南|臺南|高雄|桃園|新竹|花蓮|台東|臺東|北京|上海|广州|廣州|深圳|香港|澳門|纽约|紐約|华盛顿|華盛頓|洛杉矶|洛杉磯|伦敦|倫敦|巴黎|柏林|东京|東京|首尔|首爾|悉尼|雪梨|多伦多|多倫多|綜合|综合)$/u

/** Words after 记者 that show a reporter who is only mentioned in prose: "记者问", "记者会", "記者表示". */
const PROSE =
  /^(?:会|會|问|問|说|說|称|稱|表示|获悉|獲悉|了解|从|從|在|对|對|招待|証|证|采访|採訪|发现|發現|看到|注意|联系|聯繫|询问|詢問|节|節|团|團|协会|協會|们|們|无国界|無國界|俱乐部|俱樂部|的|，|,)/u

/**
 * Reporters named in the text itself, as Chinese-language news does in its first or last lines:
 * （大纪元记者徐简综合报导） · 新唐人電視台記者安琪、臣倩綜合報導 · 〔焦點時報/記者王小明報導〕 ·
 * 【互傳媒／記者 蔡鳳敏／雲林 報導】 · 台灣醒報／ 記者呂翔禾╱台北報導 · （记者宋晨、田中全）.
 * A reporter merely mentioned in prose is no author.
 * @param lines the body's text, one block a line
 */
export function cjkByline(lines: readonly string[]): string[] {
  const near = [...lines.slice(0, 3), ...lines.slice(3).slice(-3)]
  for (const line of near) {
    if (!/[记記]者/.test(line)) continue
    const bracketed: string[] = line.match(HAN_BRACKET) ?? []
    // Outside brackets only a line of its own, or the opening of one, can be a byline.
    const candidates = [
      ...bracketed,
      ...(line.length <= 40 ? [line] : []),
      line.split(/[　\s]{2,}|[。，]/u)[0]?.slice(0, 40) ?? '',
    ]
    for (const text of candidates) {
      const names = reporters(text, !bracketed.includes(text))
      if (names.length) return names
    }
  }
  return []
}

function reporters(text: string, needsVerb: boolean): string[] {
  const found = REPORTER.exec(text)
  const listed = found?.[1]
  if (!listed || PROSE.test(listed)) return []
  // A line without brackets is a byline only when it says that they reported.
  if (needsVerb && !/(?:报导|報導|报道|報道|采写|採寫)\s*$/u.test(text)) return []
  const people = listed.split(/\s*[／/╱|｜]\s*/u)[0] ?? ''
  const pieces = people.split(/\s*[、，,&\s]\s*/u).filter(Boolean)
  const names = pieces.map((piece, i) => (i === pieces.length - 1 ? withoutPlace(piece) : piece))
  const plausible = names.filter((name) => new RegExp(`^${NAME}$`, 'u').test(name))
  return plausible.length === names.length || pieces.length > 1 ? plausible : []
}

/** "王小明台北" → "王小明"; five characters are a name of three and a place of two. */
function withoutPlace(name: string): string {
  const short = name.replace(/(?:综合|綜合|编译|編譯|摄影|攝影)+$/u, '')
  if (short.length > 3 && PLACE.test(short)) return short.replace(PLACE, '')
  return /^\p{Script=Han}{5}$/u.test(short) ? short.slice(0, 3) : short
}
