import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { payloadRunner } from './payloads.ts'
import type { Deeds } from './shown-page.ts'

const Payloads = v.pipe(v.array(v.looseObject({ payload: v.string() })), v.minLength(1))

/** The payloads in a file: a JSON list of `{ "payload": … }`. @throws if it is not one */
export const readPayloads = (file: string): string[] =>
  v.parse(Payloads, JSON.parse(readFileSync(file, 'utf8'))).map(({ payload }) => payload)

const CONTROL = 'as it came (the control)'

/**
 * Puts each payload into an article and reports how many acted in a real browser, originally and in Pressclip's output.
 * @returns whether nothing of ours acted or could, and the check was able to see it
 */
export async function runVectors(payloads: string[], say: (text: string) => void): Promise<boolean> {
  const runner = await payloadRunner()
  const sums = new Map<string, { acted: number; couldAct: number }>()
  const failures: string[] = []
  const count = (shown: string, { acted, couldAct }: Deeds) => {
    const sum = sums.get(shown) ?? { acted: 0, couldAct: 0 }
    if (acted.length > 0) sum.acted++
    if (couldAct.length > 0) sum.couldAct++
    sums.set(shown, sum)
    return [...acted, ...couldAct]
  }
  try {
    for (const payload of payloads) {
      count(CONTROL, await runner.control(payload))
      for (const [shown, deeds] of await runner.deedsOf(payload)) {
        const done = count(shown, deeds)
        if (done.length > 0) failures.push(`${shown}: ${done.join('; ')}\n${payload}\n`)
      }
    }
  } finally {
    await runner.close()
  }
  say(
    `${payloads.length} payloads\n\n${'shown'.padEnd(40)}${'acted'.padStart(8)}${'could act when used'.padStart(22)}\n`,
  )
  for (const [shown, { acted, couldAct }] of sums) {
    say(`${shown.padEnd(40)}${String(acted).padStart(8)}${String(couldAct).padStart(22)}\n`)
  }
  for (const failure of failures) say(`\n${failure}`)
  const sees = (sums.get(CONTROL)?.acted ?? 0) > 0
  if (!sees) say('\nNot one acted as it came: this proves nothing.\n')
  return failures.length === 0 && sees
}
