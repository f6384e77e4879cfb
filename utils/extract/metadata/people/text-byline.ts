import { withoutBy } from './byline-words'
import { cjkByline, reporters } from './cjk-byline'
import { AND, PART } from './people'
import { looksLikeName } from './person-name'

/** "(By Jane Doe and John Roe) Enditem/AW" at the end of an agency's text. */
const SIGNED = /\((By [^()]{3,200})\).{0,12}$/

/** 박지훈 기자 = … · 박지훈 기자 park@site, not "박지훈 기자는" in prose. */
const KOREAN = /(?:^|[\]］=,·\s])([가-힣]{2,4})\s?(?:선임|수석|인턴|전문)?(?:기자|특파원)\s*(?:=|$|[\w.-]+@)/

/** Japanese reporters sign after the last words: "…出た。【田中太郎、山田花子】". */
const JAPANESE = /[ぁ-ゖ].*【((?:、?(?!写真|関連|特集|続報)[一-鿿々]{3,5})+)】$/

/** 本报记者 张伟 李娜 on a line of its own. */
const HAN_LINE = /^(?:本[报報])?[记記]者[\s：:].{2,20}$/

/** A byline that is a line of the text, among its first or last: "By Jane Roe", "Texto: Ana Díaz", "作者：张伟". */
export function textByline(lines: readonly string[]): string[] {
  const near = [...lines.slice(0, 3), ...lines.slice(3).slice(-3)].map((line) => line.trim())
  const han = cjkByline(near)
  if (han.length) return han
  for (const text of near) {
    if (HAN_LINE.test(text)) return reporters(`（${text}）`)
    const [, name] =
      SIGNED.exec(text.slice(-250)) ??
      KOREAN.exec(text.slice(0, 60)) ??
      KOREAN.exec(text.slice(-60)) ??
      JAPANESE.exec(text.slice(-60)) ??
      []
    if (name) return [name]
  }
  return near.filter((text) => text.length < 100 && isSigned(text)).slice(0, 1)
}

/** Whether the text starts with "by" and a name. */
export function isSigned(text: string): boolean {
  const name = withoutBy(text)
  return name !== text && looksLikeName(firstOf(name))
}

/** The text before a comma, a slash, a day or another name. */
export const firstOf = (text: string): string =>
  [PART, AND, /\s\d|\s*[•(（]/].reduce((first, end) => first.split(end, 1)[0] ?? '', text).trim()
