import { canInstall } from '../machine/debian.ts'
import { runInLanes } from './lanes.ts'
import type { Result } from './result.ts'
import { installPackagesFor, STEPS, type Step } from './steps.ts'

/** On two cores one more than that, since browsers and servers keep tests waiting. */
const LANES = 3

/** The steps with these names and what they need; all without names. */
function chosen(names: string[]): Step[] {
  const unknown = names.find((name) => !STEPS.some((step) => step.name === name))
  if (unknown) {
    process.stderr.write(`No step "${unknown}"; there are: ${STEPS.map((step) => step.name).join(', ')}.\n`)
    process.exit(2)
  }
  const wanted = new Set(STEPS.filter((s) => names.includes(s.name)).flatMap((s) => [...(s.needs ?? []), s.name]))
  return STEPS.filter((step) => names.length === 0 || wanted.has(step.name))
}

async function timed(step: Step): Promise<{ result: Result; seconds: string }> {
  const start = performance.now()
  const seconds = () => ((performance.now() - start) / 1000).toFixed(1)
  try {
    const result = await step.run()
    return { result, seconds: seconds() }
  } catch (error) {
    return { result: { passed: 0, failed: 1, skipped: [], output: (error as Error).message }, seconds: seconds() }
  }
}

const steps = chosen(process.argv.slice(2))
try {
  await installPackagesFor(steps)
} catch (error) {
  // The steps that miss something say so themselves.
  process.stderr.write(`${(error as Error).message}\n`)
}
const results = new Map<string, Result>()
const runs = steps.map((step) => ({ ...step, after: [...(step.needs ?? []), ...(step.after ?? [])] }))
await runInLanes(runs, LANES, async (step) => {
  const { result, seconds } = await timed(step)
  results.set(step.name, result)
  const { passed, failed, skipped } = result
  const skippedHere = skipped.length > 0 ? `, ${skipped.length} skipped` : ''
  process.stdout.write(
    `${step.name.padEnd(14)}${seconds.padStart(6)} s  ${passed} passed, ${failed} failed${skippedHere}\n`,
  )
})

const total = { passed: 0, failed: 0, skipped: 0 }
const failures: string[] = []
const failedTests: string[] = []
const times: { name: string; ms: number }[] = []
const skips: string[] = []
for (const { name } of steps) {
  const { passed = 0, failed = 0, skipped = [], tests, output = '' } = results.get(name) ?? {}
  total.passed += passed
  total.failed += failed
  total.skipped += skipped.length
  skips.push(...skipped.map((what) => `skipped: ${name}: ${what}`))
  for (const test of tests?.failed ?? []) failedTests.push(`failed: ${name}: ${test}`)
  for (const [test, ms] of tests?.times ?? []) times.push({ name: `${name}: ${test}`, ms })
  if (failed > 0) failures.push(`\n── ${name} ──\n${output.trim()}\n`)
}
if (canInstall() && total.skipped > 0) {
  total.failed++
  failures.push('\nOn Debian as root everything can run, so nothing may be skipped.\n')
}
const slowest = times
  .sort((a, b) => b.ms - a.ms)
  .slice(0, 10)
  .map(({ name, ms }) => `slow: ${(ms / 1000).toFixed(1).padStart(6)} s  ${name}`)
// What failed by name last of all: a log is often cut at its beginning.
const sections = [...failures, ...[slowest, skips, failedTests].map((lines) => lines.join('\n'))].filter(Boolean)
process.stdout.write(`\n${sections.map((section) => `${section}\n\n`).join('')}`)
const skippedInAll = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
process.stdout.write(`${total.passed} passed, ${total.failed} failed${skippedInAll}\n`)
process.exitCode = total.failed > 0 ? 1 : 0
