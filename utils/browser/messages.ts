import type { Clip } from '../article'
import type { Job } from '../library/job'

/** What pages may ask of the background. Every answer is plain JSON. */
export interface Protocol {
  /** Render with the preset, commit to IndexedDB, then deliver. Answers once committed. */
  clip(request: { clip: Clip; preset: string; tabId?: number }): { jobId: number }
  /** Answers when the job is done or failed. */
  settled(request: { jobId: number }): Job
  /** Try this job now. */
  retry(request: { jobId: number }): Job
}
