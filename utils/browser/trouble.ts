import type { Reason } from '../outbox/account'
import { toProblem } from '../problem'
import { stored } from './stored'

/** The last problem that nobody was waiting for; shown wherever the user looks until they have read it. */
export const trouble = stored<Reason | null>('session', 'trouble', (raw) => (raw ?? null) as Reason | null)

/** Tell the user what went wrong. Never throws. */
export async function report(cause: unknown): Promise<void> {
  const { code, detail } = toProblem(cause)
  // Where it happened helps whoever fixes it; the lines name only our own files.
  const where = code === 'internal_error' && cause instanceof Error ? cause.stack?.split('\n').slice(1, 4) : undefined
  const reason = { code, detail: [detail, ...(where ?? [])].join('\n') }
  // Without the browser's storage there is no way left to tell.
  await trouble.update(() => reason).catch(() => {})
}

/** Let unawaited work go on: if it fails, the user is told. */
export function unattended(work: Promise<unknown>): void {
  work.catch(report)
}
