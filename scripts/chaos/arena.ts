import type { Page } from 'playwright-core'
import type { Destination } from '../../utils/settings'
import type { ChromiumOptions } from '../browser/chromium.ts'
import type { Pressclip } from '../browser/pressclip'

/** A destination, and the trouble that is made there. */
export interface Arena {
  destination: Destination
  secrets?: Record<string, string>
  /** Match patterns of its server. */
  hosts?: readonly string[]
  options?: Partial<ChromiumOptions>
  /** Once, in a page of the extension. */
  setUp?(desk: Page): Promise<void>
  /** Every file that lies there, by its path in the archive. */
  files(pressclip: Pressclip): Promise<Map<string, Buffer>>
  /** Takes the right to write away, or gives it back; called between two lives of the browser. */
  allow?(allowed: boolean, profile: string): void
  /** The same folder, for the bulk command to write into beside. */
  folder?: string
  /** From here on nothing goes wrong at the destination. */
  stopFaults?(): void
  /** What went wrong there so far, by kind. */
  faults?: Record<string, number>
  stop?(): Promise<void>
}
