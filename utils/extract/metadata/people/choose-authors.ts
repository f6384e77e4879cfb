import { isSamePerson } from './person-name'

/** What one source says. */
export interface List {
  source: string
  /**
   * Declared to machines; signed, as readers see it ("By Jane Roe"); or only marked by the design or its place. Unless
   * declared, what is not shaped like a name is dropped.
   */
  kind: 'declared' | 'signed' | 'marked'
  names: string[]
  /** May replace a list with fewer names. */
  isSure: boolean
  agency?: string
  desk?: string
}

export const isDeclaredPeople = (list: List) => list.kind === 'declared' && list.names.length > 0

const has = (list: List, name: string) => list.names.some((other) => isSamePerson(other, name))

/** Whether two sources have a person in common. */
export const agree = (a: List, b: List) => a !== b && a.names.some((name) => has(b, name))

/**
 * The list to believe: what is declared and shown, else signed, else the first. Accounts upload what others wrote, so a
 * declared name that nothing on the page repeats gives way to a signature.
 */
export function winner(lists: List[]): List | undefined {
  const signed = lists.find((list) => list.kind === 'signed')
  const confirmed = lists.find(
    (list) => isDeclaredPeople(list) && lists.some((other) => other.kind !== 'declared' && agree(list, other)),
  )
  let best = confirmed ?? signed ?? lists[0]
  // Structured data often names one of several authors.
  for (const list of lists) {
    const isMore = list.isSure && list.names.length > 1 && list.names.length < 6
    if (best?.names.length === 1 && isMore && has(list, best.names[0] ?? '')) best = list
  }
  return best
}

/** The longest spelling of a name that a source gives: "Gillman" → "Steve Gillman". */
export const fullest = (name: string, names: string[]) =>
  names.reduce((a, b) => (isSamePerson(name, b) && b.split(/\s/).length > a.split(/\s/).length ? b : a), name)
