import { DatabaseSync } from 'node:sqlite'

/**
 * Storage for what grows with the number of pages: a few megabytes in memory, the rest in a temporary file that goes
 * with the process.
 */
export function openScratch(schema: string): DatabaseSync {
  const scratch = new DatabaseSync('')
  scratch.exec(`PRAGMA temp_store = FILE; PRAGMA journal_mode = OFF; ${schema}`)
  return scratch
}
