import { BY } from './byline-words'
import { cjkByline, reporters } from './cjk-byline'
import { looksLikeName } from './person-name'

/** "(By Jane Doe and John Roe) Enditem/AW" at the end of an agency's text. */
const SIGNED = /\((By [^()]{3,200})\)(?: ?Enditem\S*)?$/

/** 박지훈 기자 = … · 박지훈 기자 park@site, not "박지훈 기자는" in prose. */
const KOREAN = /(?:^|[\]］=,·\s])(\p{Script=Hangul}{2,4})\s?(?:선임|수석|인턴|전문)?(?:기자|특파원)\s*(?:=|$|[\w.-]+@)/u

/** Japanese reporters sign behind the last words: "…出た。【田中太郎、山田花子】". */
const JAPANESE = /\p{Script=Hiragana}.*【((?:、?(?!写真|関連|特集|続報)[\p{Script=Han}々]{3,5})+)】$/u

/** 本报记者 张伟 李娜 as a line of its own. */
const HAN_LINE = /^(?:本[报報])?[记記]者[\s：:].{2,20}$/u

/** A byline that is a line of the text, among its first or last: "By Jane Roe", "Texto: Ana Díaz", "作者：张伟". */
export function textByline(lines: readonly string[]): string[] {
  const han = cjkByline(lines)
  if (han.length) return han
  const signed = lines.slice(-3).flatMap((line) => SIGNED.exec(line.slice(-250).trim())?.[1] ?? [])
  if (signed.length) return signed
  const near = [...lines.slice(0, 3), ...lines.slice(3).slice(-3)].map((line) => line.trim())
  for (const text of near) {
    if (HAN_LINE.test(text)) return reporters(`（${text}）`)
    const [, name] =
      KOREAN.exec(text.slice(0, 60)) ?? KOREAN.exec(text.slice(-60)) ?? JAPANESE.exec(text.slice(-60)) ?? []
    if (name) return [name]
  }
  const line = near.find((text) => text.length < 100 && BY.test(text) && looksLikeName(first(text)))
  return line ? [line] : []
}

const first = (text: string) =>
  (text.replace(BY, '').split(/\s*(?:[,;，、/／|(（]|\s[-–—]\s|\s(?:and|und|et|y|e|&)\s)/)[0] ?? '').trim()
