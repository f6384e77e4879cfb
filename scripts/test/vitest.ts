import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from '../machine/run.ts'
import type { Result } from './result.ts'

/** What we read of vitest's JSON report. */
interface Report {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: Assertion[] }[]
}

interface Assertion {
  status: string
  fullName: string
  /** Milliseconds; absent when it did not run. */
  duration?: number
}

/** Runs these projects of `vitest.config.ts` and counts their tests. */
export async function runVitest(projects: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'pressclip-vitest-'))
  const file = join(folder, 'report.json')
  try {
    const chosen = projects.flatMap((project) => ['--project', project])
    const args = ['run', ...chosen, '--bail=20', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
    // CI: a snapshot that is missing fails instead of being written.
    const { ok, output } = await runTool('vitest/vitest.mjs', args, { CI: '1', NO_COLOR: '1', ...env })
    return { ...count(readReport(file), ok), output }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readReport(file: string): Report {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, testResults: [] }
  }
}

/** A file that could not even be loaded has no tests, but has failed; so has a run that ended badly without a test to blame. */
export function count(report: Report, ok: boolean): Omit<Result, 'output'> {
  const unloaded = report.testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0).length
  const failed = report.numFailedTests + unloaded
  const all = report.testResults.flatMap((file) => file.assertionResults)
  const named = (...statuses: string[]) =>
    all.filter(({ status }) => statuses.includes(status)).map(({ fullName }) => fullName)
  return {
    passed: report.numPassedTests,
    failed: ok ? failed : Math.max(failed, 1),
    skipped: named('pending', 'skipped', 'todo', 'disabled'),
    tests: {
      failed: named('failed'),
      times: new Map(all.map(({ fullName, duration = 0 }) => [fullName, duration])),
    },
  }
}
