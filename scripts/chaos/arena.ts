import type { Page } from 'playwright-core'
import type { Destination } from '../../utils/settings'
import type { ChromiumOptions } from '../browser/chromium.ts'
import type { Pressclip } from '../browser/pressclip'

/** A destination and the trouble made there. */
export interface Arena {
  destination: Destination
  secrets?: Record<string, string>
  /** Match patterns of its server. */
  hosts?: readonly string[]
  options?: Partial<ChromiumOptions>
  /** Called once, in an extension page. */
  setUp?(desk: Page): Promise<void>
  /** Every file there, by its path in the archive. */
  files(pressclip: Pressclip): Promise<Map<string, Buffer>>
  /** Revokes or restores write permission; called between two browser sessions. */
  allow?(allowed: boolean, profile: string): void
  /** The same folder, for the bulk command to write to meanwhile. */
  folder?: string
  /** From now on nothing goes wrong at the destination. */
  stopFaults?(): void
  /** What went wrong there so far, by kind. */
  faults?: Record<string, number>
  stop?(): Promise<void>
}
