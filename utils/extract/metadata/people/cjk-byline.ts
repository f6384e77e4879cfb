const NAME = /^[一-鿿々]{2,4}(?:[·‧・•][一-鿿]{1,6})*$/

/** An outlet, `记者`/`記者` (reporter), names, then what they did or the closing bracket; never "据…" ("according to"). */
const REPORTER =
  /^(?!.?\s*(?:[据據摄攝]|[图圖](?!文)))[（(〔【［[]?\s*([^名位曾。，,]{0,16}?)(?:记者|記者)\s*[：:／/]?\s*([^（）()〔〕【】［］[\]。！？!?#]{2,40}?)\s*((?:\d{1,2}日)?(?:[综綜]合|外[电電]|[编編][译譯]|整理|[专專][访訪题題]?|[采採][访訪]|[独獨]家|[现現][场場]|特稿|[摄攝]影)*(?:[报報][导導道]|[采採][写寫]|[电電讯訊])|(?=[）)〕】［\]］]|$))/

const HAN_BRACKET = /[（(〔【［[][^（(〔【［[\]］】〕)）]{2,60}[）)〕】\]］]/g

/** An opening without brackets that only names a reporter. */
const OPENING = /^[^。，,；;]{4,40}?(?:[报報][导導道]|[采採][写寫]|日[电電])(?=[\s：:]|$)/

/** What precedes 记者 in such an opening: an outlet, or where the reporter works. */
const OUTLET = /(?:^|[社报報台臺网網刊元讯訊媒体體／/╱|｜]|特[约約派]|[实實][习習]|[驻駐][一-鿿]{1,4})\s*$/

/** Places that follow a name in "記者王明台北報導" and "記者何庠庭 新竹報導"; elsewhere the length decides. */
const PLACE = /(?:[台臺][北中南東]|新[北竹]|高雄|桃園|嘉義|花蓮|北京|上海|香港|[东東]京)$/

/** Signs that a reporter is only mentioned ("记者问", "记者会", "記者表示"), days, passives, trade terms. */
const NO_NAME =
  /^(?:[会會问問说說称稱從从在對对證证節节團团協协們们無无日]|表示|[获獲]悉|招待|[采採][访訪]|[发發][现現]|看到|注意|[联聯][系繫]|[询詢]|[周週][一二三四五六日末]|星期|[昨今当當近][日天晚])|[遭被的摄攝]|在$|[报報][导導道]|手[记記]|[现現][场場]|供[图圖]/

/**
 * Reporters named in the text itself, as Chinese-language news does in its first or last lines:
 * （大纪元记者徐简综合报导） · 新唐人電視台記者安琪、臣倩綜合報導 · 〔焦點時報/記者王小明報導〕 ·
 * 【互傳媒／記者 蔡鳳敏／雲林 報導】 · 台灣醒報／ 記者呂翔禾╱台北報導 · （记者宋晨、田中全）.
 * Reporters merely mentioned in prose are not authors, nor are photographers.
 * @param lines the body's text, one block per line
 */
export function cjkByline(lines: readonly string[]): string[] {
  const near = [...lines.slice(0, 3), ...lines.slice(3).slice(-3)]
  for (const line of near) {
    if (!/[记記]者/.test(line)) continue
    for (const text of line.match(HAN_BRACKET) ?? []) {
      const names = reporters(text)
      if (names.length) return names
    }
    const opening = OPENING.exec(line)?.[0]
    const names = opening ? reporters(opening, true) : []
    if (names.length) return names
  }
  return []
}

/** The names after "reporter" in a Chinese byline. */
export function reporters(text: string, needsOutlet = false): string[] {
  const [, before = '', listed = '', verb] = REPORTER.exec(text) ?? []
  if (!listed || (!verb && /[摄攝]影$/.test(listed)) || (needsOutlet && !OUTLET.test(before))) return []
  const people = listed.split(/\s*[／/╱|｜]\s*/)[0] ?? ''
  const pieces = people.split(/\s*[、，,&\s]\s*/).filter(Boolean)
  const names = pieces.map((piece, i) => (i === pieces.length - 1 ? withoutPlace(piece) : piece)).filter(Boolean)
  if (names.some((name) => NO_NAME.test(name))) return []
  const plausible = names.filter((name) => NAME.test(name))
  return plausible.length === names.length || pieces.length > 1 ? plausible : []
}

/** "王小明台北" → "王小明", "新竹" → ""; five or six characters are a name of three and a place. */
function withoutPlace(name: string): string {
  const bare = name.replace(PLACE, '')
  if (bare.length !== 1 && bare !== name) return bare
  return /^[一-鿿]{5,6}$/.test(name) ? name.slice(0, 3) : name
}
