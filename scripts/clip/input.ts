/** A page to be read. */
export interface Input {
  /** Its name in the output: the case's id, or the path as the caller gave it. */
  id: string
  /** Absolute path. */
  file: string
  url?: string
  /** Known before reading: the path leads nowhere, the case is malformed. */
  error?: string
}
