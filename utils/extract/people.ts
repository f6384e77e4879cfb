import { DESK, isAgency, isNobody, OTHER_ROLE, withoutBy } from './byline-words'
import { reporters } from './cjk-byline'
import { calm, distinctPeople, fold, isCased, isFullName, isPublisher, looksLikeName, turned } from './person-name'

export interface Signed {
  names: string[]
  agency?: string
  /** "Gear Team", "Sports Desk": who signs without being a person or an agency. */
  desk?: string
}

/** "di Maria Rossi", but neither "Di Maio Luigi" nor "de la Cruz": particles that also begin names. */
const PARTICLE_BY = /^(?:a cura )?(?:de|di|da)\s+(?=\p{Lu}\S*\s+\p{Lu}|\p{Lu}{2,}$)/u

/** A job before a name: "Reporterin Eva Groß". */
const JOB_BEFORE =
  /^(?:\S+ ){0,2}?(?:\S*(?:korrespondent|reporter|redakteur)(?:in)?|correspondent|journalist(?:in|e|a)?)\s+(?=\S)/i

/** A job, a place, a day or an address behind a name. */
const AFTER = [
  /\s*(?:선임)?(?:기자|특파원|인턴기자|[记記]者|通信[员員])$/,
  /\s(?:(?:senior|staff|chief|special|political|deputy|associate|managing|contributing)\s|(?:correspondent|reporter|writer|editor|columnist|journalist)s?\b).*$/i,
  /\s(?:in|à|aus|from|near|for|pour|für|para)\s+(?:the\s+)?\p{Lu}.*$|\s(?:on|am|le)\s.*\d.*$/u,
]

/** Between people and what belongs to them. Behind the first of these one word in a cased script is a place or a title. */
const PART = /\s*(?:[,;，；、|｜\n]|\s[·•–—-]\s|[/／╱]|(?<=[가-힣])[·・])\s*/

const AND =
  /(?:^|\s+)(?:and|und|et|y|e|og|och|en|i|ja|ve|és|a|ir|un|si|și|και|и|та|і|oraz|dan|và|na|و|及|및|和|with|avec|mit|con|com|för|&|\+)\s+/
const AND_LARGE = /\s+(?:AND|UND|ET)\s+/

/** More is prose. It also bounds the time of the patterns above. */
const LONGEST = 300

/**
 * The people, the agency and the desk in what a page gives as its author.
 * @param publishers the publisher's names: an outlet signs its own articles, but is nobody
 * @param single the text came from a field that names one person: commas do not separate
 */
export function people(text: string, publishers: readonly string[], single = false): Signed {
  const signed: Signed = { names: [] }
  if (text.length > LONGEST || publishers.some((own) => fold(own) === fold(text))) return signed
  const inHan = /[記记]者/.test(text) ? reporters(text) : []
  if (inHan.length) return { names: inHan }
  const { parts, asides } = partsOf(text, single)
  for (const [i, part] of [...parts, ...asides].entries()) {
    for (const name of namesIn(part)) {
      if (isAgency(name)) signed.agency ??= name
      else if (DESK.test(name) && !NO_DESK.test(name)) signed.desk ??= name
      else if (i < parts.length && (i === 0 || isFullName(name)) && isPerson(name, publishers))
        signed.names.push(calm(name))
    }
  }
  signed.names = distinctPeople(signed.names)
  return signed
}

const namesIn = (part: string) =>
  (isAgency(part) ? [part] : part.split(AND).flatMap((piece) => piece.split(AND_LARGE)))
    .map(bareName)
    .filter((name) => name.length > 1 && name.length < 60)

/** The text between commas and the like, without addresses and what others did; what stood in brackets apart. */
function partsOf(text: string, single: boolean): { parts: string[]; asides: string[] } {
  const asides: string[] = []
  const bare = text
    .replace(/(?:https?:|www\.)\S+|\S+@\S*|(?<=\s)@\S+/gi, ' ')
    .replace(/[<(（[【《]([^)>）\]】》]*)[)>）\]】》]/g, (_, aside) => {
      asides.push(...aside.split(PART))
      return ' '
    })
    .replace(OTHER_ROLE, '')
    // "Martin King, Jr." is one name.
    .replace(/,\s*(?=[JS]r\.?\s*(?:$|[,;]))/g, ' ')
    .trim()
  const field = withoutBy(bare)
  const isTurned = single && turned(field) !== field && !isAgency(field.split(',')[0] ?? '')
  return { parts: isTurned ? [turned(field)] : field.split(PART), asides }
}

/** A name without what stands before and behind it. */
function bareName(piece: string): string {
  let name = withoutBy(piece.trim()).replace(JOB_BEFORE, '').replace(PARTICLE_BY, '')
  for (const pattern of [...AFTER, ...AFTER]) name = name.replace(pattern, '')
  return name.replace(/^[\s\-–—:：=＝]+|[\s\-–—:：,=＝]+$/g, '')
}

/** "Sports Desk" signs, not "Staff" nor "Editorial Process". */
const NO_DESK =
  /^(?:staff|team|agenc(?:y|ies)|agenturen|editors?)$|(?:staff|our|the) (?:writer|reporter|correspondent)|process|policy|guidelines/i

/** Longer ones are people only if every word is a name: "Garden-based Learning Network on Facebook". */
const isPerson = (name: string, publishers: readonly string[]) =>
  !isNobody(name) &&
  (name.split(/\s+/).length < 4 || looksLikeName(name) || !isCased(name)) &&
  !publishers.some((publisher) => isPublisher(name, publisher))
