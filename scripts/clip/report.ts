import type { WriteStream } from 'node:tty'
import { printable } from './printable.ts'
import { openScratch } from './scratch.ts'

/** What the user is told during the run and at its end, on standard error. */
export interface Report {
  /** @param notes what the user should know about a clipped page */
  done(id: string, notes: string[]): void
  failed(id: string, error: string): void
  /** @returns the number of failures */
  finish(stopped: boolean): number
}

const BAR = 30
/** An error may quote an address of any length. */
const MAX_TEXT = 500

const lineOf = (id: string, text: string) => printable(`${id}: ${text.slice(0, MAX_TEXT)}`)

/** A bar on a terminal, notes as they come, a summary with every failure at the end. */
export function createReport(total: number, stderr: WriteStream = process.stderr as WriteStream): Report {
  const failures = openScratch('CREATE TABLE failure (line TEXT)')
  const fail = failures.prepare('INSERT INTO failure VALUES (?)')
  let finished = 0
  let failed = 0
  const clear = () => {
    if (stderr.isTTY) stderr.write('\r\x1b[K')
  }
  const advance = () => {
    finished++
    if (!stderr.isTTY || total < 2) return
    const filled = Math.round((finished / total) * BAR)
    stderr.write(`\r\x1b[K[${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}] ${finished}/${total}`)
  }
  return {
    done(id, notes) {
      clear()
      for (const note of notes) stderr.write(`${lineOf(id, note)}\n`)
      advance()
    },
    failed(id, error) {
      fail.run(`  ${lineOf(id, error)}\n`)
      failed++
      advance()
    },
    finish(stopped) {
      clear()
      // Pages may have come or gone since they were counted.
      const all = stopped ? Math.max(total, finished) : finished
      const rest = stopped ? `, ${all - finished} not reached: stopped` : ''
      stderr.write(`${all} page${all === 1 ? '' : 's'}: ${finished - failed} clipped, ${failed} failed${rest}\n`)
      for (const { line } of failures.prepare('SELECT line FROM failure').iterate()) stderr.write(String(line))
      failures.close()
      return failed
    },
  }
}
