import { BY, DESK, isAgency, OTHER_ROLE } from './byline-words'
import { reporters } from './cjk-byline'
import { calm, distinctPeople, fold, isFullName, isNobody, isPublisher, looksLikeName, turned } from './person-name'

export interface Signed {
  names: string[]
  agency?: string
  /** "Gear Team", "Sports Desk": who signs without being a person or an agency. */
  desk?: string
}

/** "di Maria Rossi", but neither "Di Maio Luigi" nor "de la Cruz": particles that also begin names. */
const PARTICLE_BY = /^(?:de|di|da|af|do|od)\s+(?=\p{Lu}\S*\s+\p{Lu}|\p{Lu}{2,}$)/u

/** A job before a name: "Reporterin Eva Groß". */
const JOB_BEFORE =
  /^(?:(?:our|unser\p{L}*|notre|nuestr[oa]|senior|staff|special)\s+)?(?:\p{L}*(?:korrespondent(?:in)?|reporter(?:in)?|redakteur(?:in)?)|(?:\p{L}+ )?(?:correspondent|journalist(?:in|e|a)?))\s+(?=\p{Lu})/iu

/** A job, a place, a day or an address behind a name. */
const AFTER = [
  /\s*(?:선임)?(?:기자|특파원|인턴기자|[記记]者|通信[員员])$/u,
  /\s+(?:(?:senior|staff|chief|special|political|science|deputy|associate|managing|contributing|digital|news|sports|business|health|world)\s+)*(?:correspondent|reporter|writer|editor|columnist|journalist)s?\b.*$/iu,
  /\s(?:in|à|aus|from|near|for|pour|für|para)\s+(?:the\s+)?\p{Lu}.*$|\s(?:on|am|le)\s.*\d.*$/u,
]

/** "Martin King, Jr." is one name. */
const JUNIOR = /,\s*(?=[JS]r\.?\s*(?:$|[,;]))/gu

/** Between people and what belongs to them. Behind the first of these one word in a cased script is a place or a title. */
const PART = /\s*(?:[,;，；、|｜\n]|\s[·•–—-]\s|[/／╱]|(?<=[\p{Script=Hangul}])[·・])\s*/u

const AND =
  /(?:^|\s+)(?:and|AND|und|UND|et|ET|y|e|og|och|en|i|ja|ve|és|a|og|ir|un|si|și|και|и|та|і|oraz|dan|và|na|و|及|및|和|with|avec|mit|con|com|för|&|\+)\s+/u

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
  const isOwn = (name: string) => publishers.some((publisher) => isPublisher(name, publisher))
  const inHan = /[記记]者/u.test(text) ? reporters(text) : []
  if (inHan.length) return { names: inHan }
  const { parts, asides } = partsOf(text, single)
  for (const [i, part] of [...parts, ...asides].entries()) {
    for (const piece of isAgency(part) ? [part] : part.split(AND)) {
      const name = bareName(piece)
      if (name.length < 2 || name.length > 60) continue
      if (isAgency(name)) signed.agency ??= name
      else if (isDesk(name)) signed.desk ??= name
      else if (i < parts.length && (i === 0 || isFullName(name)) && isPerson(name) && !isOwn(name))
        signed.names.push(calm(name))
    }
  }
  signed.names = distinctPeople(signed.names)
  return signed
}

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
    .replace(JUNIOR, ' ')
    .trim()
  const field = bare.replace(BY, '')
  const isTurned = single && turned(field) !== field && !isAgency(field.split(',')[0] ?? '')
  return { parts: isTurned ? [turned(field)] : field.split(PART), asides }
}

/** A name without what stands before and behind it. */
function bareName(piece: string): string {
  let name = piece.trim().replace(BY, '').replace(JOB_BEFORE, '').replace(PARTICLE_BY, '')
  for (const pattern of [...AFTER, ...AFTER]) name = name.replace(pattern, '')
  return name.replace(/^[\s\-–—:：=＝]+|[\s\-–—:：,=＝]+$/g, '')
}

/** "Sports Desk", not "Staff" nor "Editorial Process". */
const isDesk = (name: string) => DESK.test(name) && !NO_DESK.test(name)

const NO_DESK =
  /^(?:staff|team|agenc(?:y|ies)|agenturen|editors?|(?:staff|our|the) (?:writer|reporter|correspondent)s?|.*(?:process|policy|guidelines))$/i

/** Longer ones are people only if every word is a name: "Garden-based Learning Network on Facebook". */
const isPerson = (name: string) =>
  !isNobody(name) && (name.split(/\s+/).length < 4 || looksLikeName(name) || !/[\p{Lu}\p{Ll}]/u.test(name))
