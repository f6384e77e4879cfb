import type { Reason } from '../outbox/account'
import { toProblem } from '../problem'
import { stored } from './stored'

/** The last thing that went wrong where nobody was waiting for it; told wherever the user looks until they have read it. */
export const trouble = stored<Reason | null>('session', 'trouble', (raw) => (raw ?? null) as Reason | null)

/** Tell the user what went wrong. Never throws. */
export async function report(cause: unknown): Promise<void> {
  const { code, detail } = toProblem(cause)
  // Where it happened helps whoever mends it; the lines name our own files only.
  const where = code === 'internal_error' && cause instanceof Error ? cause.stack?.split('\n').slice(1, 4) : undefined
  const reason = { code, detail: [detail, ...(where ?? [])].join('\n') }
  // Without the browser's storage there is nowhere left to tell it.
  await trouble.update(() => reason).catch(() => {})
}

/** Let work go on that nobody awaits: when it fails, the user is told. */
export function unattended(work: Promise<unknown>): void {
  work.catch(report)
}
