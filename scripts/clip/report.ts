import type { WriteStream } from 'node:tty'

/** What the person is told while it runs and at its end, on standard error. */
export interface Report {
  done(id: string, note?: string): void
  failed(id: string, error: string): void
  /** Gives the number of failures. */
  finish(stopped: boolean): number
}

const BAR = 30

/** A bar on a terminal, notes as they come, a summary with every failure at the end. */
export function createReport(total: number, stderr: WriteStream = process.stderr as WriteStream): Report {
  const failures: string[] = []
  let finished = 0
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
    done(id, note) {
      clear()
      if (note) stderr.write(`${id}: ${note}\n`)
      advance()
    },
    failed(id, error) {
      failures.push(`  ${id}: ${error}`)
      advance()
    },
    finish(stopped) {
      clear()
      const clipped = finished - failures.length
      const rest = stopped ? `, ${total - finished} not reached: stopped` : ''
      stderr.write(`${total} page${total === 1 ? '' : 's'}: ${clipped} clipped, ${failures.length} failed${rest}\n`)
      if (failures.length > 0) stderr.write(`${failures.join('\n')}\n`)
      return failures.length
    },
  }
}
