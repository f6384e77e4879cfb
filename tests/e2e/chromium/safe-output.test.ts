import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PayloadRunner, payloadRunner } from '../../../scripts/fuzz/payloads'
import type { Deeds } from '../../../scripts/fuzz/shown-page'
import { HOSTILE } from '../../extract/hostile-markup'

let runner: PayloadRunner
beforeAll(async () => {
  runner = await payloadRunner()
})
afterAll(() => runner?.close())

test.each([
  ['<img src=x onerror=alert(7)>', 'ran 7'],
  ['<script>window.quiet = 1</script>', 'ran a script of https://shown.example/'],
  ['<link rel=stylesheet href="https://evil.example/x">', 'asked for https://evil.example/x'],
  ['<meta http-equiv=refresh content="0;url=https://evil.example/">', 'asked for https://evil.example/'],
  ['<details open ontoggle=alert(8)>', 'ran 8'],
])('the check itself sees what acts: %s', async (payload, deed) => {
  expect((await runner.control(payload)).acted).toContain(deed)
})

test('the check itself sees what could act when used, and that most of these do', async () => {
  expect(await runner.control('<a href="javascript:alert(1)">x</a>')).toEqual({
    acted: [],
    couldAct: ['a href=javascript:alert(1)'],
  })
  const some = HOSTILE.filter((_, i) => i % 4 === 0)
  const deeds: Deeds[] = []
  for (const payload of some) deeds.push(await runner.control(payload))
  expect(deeds.filter(({ acted }) => acted.length > 0).length).toBeGreaterThan(some.length / 4)
  expect(deeds.filter(({ couldAct }) => couldAct.length > 0).length).toBeGreaterThan(some.length / 2)
})

test.each(HOSTILE)('nothing of it acts, as HTML, as Markdown or in the preview: %s', async (payload) => {
  const nothing = { acted: [], couldAct: [] }
  const shown = await runner.deedsOf(payload)
  expect(shown.size).toBeGreaterThan(4)
  expect(Object.fromEntries(shown)).toEqual(Object.fromEntries([...shown.keys()].map((way) => [way, nothing])))
})
