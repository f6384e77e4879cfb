import { DESK, isAgency, isNobody, OTHER_ROLE, withoutBy } from './byline-words'
import { reporters } from './cjk-byline'
import { distinctPeople, fold, isCased, isFullName, isPublisher, looksLikeName, withoutShouting } from './person-name'

export interface Signed {
  names: string[]
  agency?: string
  /** "Gear Team", "Sports Desk": a byline that is neither a person nor an agency. */
  desk?: string
}

/** A Korean or Japanese job after a name, or a place or a day: "Jane Doe in Paris". */
const AFTER = /\s*(?:기자|특파원|[記记]者)$|\s(?:in|on|for|from|à|aus)\s.*$/

/**
 * Separates people and what belongs to them; a space only between two full Chinese names, as 山田 太郎 is one. After the
 * first separator, one word in a cased script is a place or a title.
 */
export const PART =
  /\s*(?:[,;，；、|｜\n]|\s[·•–—-](?:\s|$)|[/／╱]|(?<=[가-힣])[·・]|(?<=[一-鿿]{3})\s(?=[一-鿿]{3}))\s*/

export const AND =
  /(?:^|\s+)(?:and|und|et|y|e|og|och|en|i|ja|ve|és|a|ir|un|si|și|και|и|та|і|oraz|dan|và|na|و|及|및|和|with|avec|mit|con|com|för|&|\+|AND|UND|ET)\s+/

/** Characters: more is prose. Bounds the time of the patterns. */
const LONGEST = 300

/**
 * The people, the agency and the desk in what a page gives as its author.
 * @param publishers the publisher's names: an outlet signs its own articles, but is not a person
 * @param single the text is from a field that names one person: commas do not separate
 */
export function people(text: string, publishers: readonly string[], single = false): Signed {
  const signed: Signed = { names: [] }
  if (text.length > LONGEST || publishers.some((own) => fold(own) === fold(text))) return signed
  // A sentence names people, but is not a byline.
  if (/。$|[a-z]{4}\.$/.test(text)) return signed
  const inHan = reporters(text)
  if (inHan.length) return { names: inHan }
  const asides: string[] = []
  const field = withoutBy(
    text
      .replace(/(?:https?:|www\.)\S+|\S*@\S*/gi, ' ')
      .replace(/[<(（[【《]([^)>）\]】》]*)[)>）\]】》]/g, (_, aside) => {
        asides.push(...aside.split(PART))
        return ' '
      })
      .replace(OTHER_ROLE, '')
      // "Martin King, Jr." is one name.
      .replace(/,\s*(?=[JS]r\.?\s*(?:$|[,;]))/g, ' ')
      .trim(),
  )
  const parts = partsOf(field, single)
  for (const [i, part] of [...parts, ...asides].entries()) {
    for (const piece of isAgency(part) ? [part] : part.split(AND)) {
      const name = withoutBy(piece.trim())
        .replace(AFTER, '')
        .replace(/^[\s\-–—:：=＝]+|[\s\-–—:：=＝]+$/g, '')
      if (name.length < 2 || name.length > 59) continue
      if (isAgency(name)) signed.agency ??= name
      else if (DESK.test(name)) signed.desk ??= name
      else if (i < parts.length && (i === 0 || isFullName(name)) && isPerson(name, publishers))
        signed.names.push(withoutShouting(name))
    }
  }
  signed.names = distinctPeople(signed.names)
  return signed
}

/** The parts between separators; "Doe, Jane" in a field that names one person is reversed. */
function partsOf(field: string, single: boolean): string[] {
  const turned = field.replace(/^([^\s,]{2,}), *([^\s,]+(?: [^\s,]+)?)$/, '$2 $1')
  const isTurned = single && turned !== field && looksLikeName(turned) && !isAgency(field.split(',')[0] ?? '')
  return isTurned ? [turned] : field.split(PART)
}

/** Longer names are people only if every word is a name: "Garden-based Learning Network on Facebook". */
const isPerson = (name: string, publishers: readonly string[]) =>
  !isNobody(name) &&
  (name.split(/\s+/).length < 4 || looksLikeName(name) || !isCased(name)) &&
  !publishers.some((publisher) => isPublisher(name, publisher))
