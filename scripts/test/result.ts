export interface Result {
  passed: number
  failed: number
  /** What was skipped, by name. */
  skipped: string[]
  /** The tests that failed, by name, and how long each test took in milliseconds. */
  tests?: { failed: string[]; times: Map<string, number> }
  /** What to read when something failed. */
  output: string
}
