import { database } from '../../outbox/database'
import type { Job } from '../../outbox/job'
import { filesOf } from '../../outbox/payloads'
import { zipOf } from '../../outbox/zip'

/**
 * Hand the clips' files to the browser as one ZIP, as any page would. The jobs stay: only the user knows whether the
 * ZIP was kept. @throws {RangeError} if they are too large for one @throws if a file is missing
 */
export async function saveAsZip(jobs: readonly Job[]): Promise<void> {
  const zip = await zipOf(filesInTurn(jobs))
  const url = URL.createObjectURL(zip)
  const link = document.createElement('a')
  link.href = url
  link.download = `${nameOf(jobs)}.zip`
  link.click()
  // Revoked at once, the download would not start.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** One clip's files at a time: all of them may not fit in memory. */
async function* filesInTurn(jobs: readonly Job[]) {
  const db = await database()
  const seen = new Set<number>()
  for (const job of jobs) {
    // Jobs of one clip to several destinations share their files.
    if (job.payload === undefined || seen.has(job.payload)) continue
    seen.add(job.payload)
    const files = await filesOf(db, job)
    // As in a private window of Firefox, which has its own database.
    if (!files) throw new Error(`no files of job ${job.id}`)
    yield* files
  }
}

/** One clip's own name; for many, the time. */
function nameOf(jobs: readonly Job[]): string {
  const [only, other] = jobs
  if (only && !other) return (only.path.split('/').pop() ?? '').replace(/\.md$/, '')
  return `pressclip-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}`
}
