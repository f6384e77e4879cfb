import folder from '../../../utils/destinations/folder'
import type { Delivery, Receipt } from '../../../utils/destinations/shared/destination'
import type { World } from '../../../utils/destinations/shared/world'
import { Problem, type ProblemCode } from '../../../utils/problem'
import { Killed, life } from '../../outbox/world'
import { mortalHandle } from './mortal-handle'

/** What travels to the page. */
export interface Asked {
  /** The global of the page that holds the folder in which the destination's own folder lies. */
  root: string
  /** The destination's id and folder. */
  name: string
  /** Whether files have `move()`. */
  moves: boolean
  /** How many steps the worker lives. */
  steps: number
  delivery: Omit<Delivery, 'remember'>
}

/** What comes back. */
export interface Outcome {
  /** What the worker did, in order: each step, and each handle that it wanted remembered. */
  log: ('step' | { remember: string })[]
  receipt?: Receipt
  problem?: { code: ProblemCode; detail: string }
  error?: string
}

/** Runs in the page: one try of one worker. What it was writing when it died is dropped, as the browser does. */
export default async function deliverInPage({ root, name, moves, steps, delivery }: Asked): Promise<Outcome> {
  const log: Outcome['log'] = []
  const mortal = life(steps)
  const step = () => {
    log.push('step')
    mortal.step()
  }
  const writing: FileSystemWritableFileStream[] = []
  const parent: FileSystemDirectoryHandle = Reflect.get(globalThis, root)
  const handle = mortalHandle(await parent.getDirectoryHandle(name), step, moves, writing)
  const world = { folder: async () => handle, now: () => Date.now() } as Partial<World> as World
  const destination = folder.make({ id: name, options: { label: name, key: '' } }, world)
  try {
    const receipt = await destination.deliver({
      ...delivery,
      async remember(kept) {
        log.push({ remember: kept })
        mortal.step()
        mortal.step()
      },
    })
    return { log, receipt }
  } catch (cause) {
    if (mortal.over) for (const stream of writing) await stream.abort().catch(() => {})
    if (cause instanceof Problem) return { log, problem: { code: cause.code, detail: cause.detail } }
    return { log, ...(!(cause instanceof Killed) && { error: String(cause) }) }
  }
}
