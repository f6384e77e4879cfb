import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { pause } from '../../utils/pause'
import { words } from '../browser/built'
import { grantedExtension } from '../browser/granted-extension'
import { type Pressclip, readJobs, startPressclip } from '../browser/pressclip'
import { waitUntil } from '../browser/target.ts'
import type { Arena } from './arena'
import { bulkBeside } from './bulk-beside'
import { chaosClip, chaosFile, PRESET } from './clips'
import { ask, hasDestination, setDestination } from './in-page'
import { moveClock } from './moved-clock'
import { random } from './random'

export interface Figures {
  clips: number
  lost: number
  damaged: number
  /** Unexpected files: copies, leftovers. */
  litter: string[]
  workersKilled: number
  browsersKilled: number
  settingsWritten: number
  /** Runs of the bulk command meanwhile. */
  bulkRuns?: number
  /** Whether the destination and its secrets are as they were set up. */
  hasDestination: boolean
  faults: Record<string, number>
  seconds: number
}

interface Effort {
  clips: number
  seed: number
  /** Average time between kills of the worker, ms. */
  every: number
  /** Folders for profile and downloads, and for the copy of the extension. */
  home: string
  extension: string
  /** Called now and then with the progress. */
  tell(progress: string): void
}

const BROWSER_KILLS = 3
/**
 * Clip after clip into one destination while worker, browser and destination fail in every way; then wait for an empty
 * outbox and check what is there. A clip counts once the background confirms it; until then the user clips it again.
 */
export async function chaos(arena: Arena, { clips, seed, every, home, extension, tell }: Effort): Promise<Figures> {
  const roll = random(seed)
  grantedExtension({ hosts: arena.hosts }, extension)
  moveClock(extension)
  const options = { profile: join(home, 'profile'), downloads: join(home, 'Downloads'), ...arena.options, extension }
  const began = Date.now()
  let [workersKilled, browsersKilled, settingsWritten] = [0, 0, 0]
  let life = await begin()
  await life.desk.evaluate(setDestination, [arena.destination, arena.secrets ?? {}] as const)
  await arena.setUp?.(life.desk)
  const beside = arena.folder === undefined ? undefined : await bulkBeside(arena.folder)

  for (let n = 0; n < clips; n++) {
    if (browsersKilled < BROWSER_KILLS && n >= ((browsersKilled + 1) * clips) / (BROWSER_KILLS + 1)) await killBrowser()
    await keep(n)
    report(`${n + 1} of ${clips} clips`)
    await pause(every * 0.3 * roll())
  }
  await drain(clips * 2_000)
  life.stop()
  arena.stopFaults?.()
  await drain(60_000 + clips * 1_000, 'an empty outbox')

  const bulkRuns = await beside?.stop()
  const files = await arena.files(life.pressclip)
  const wanted = Array.from({ length: clips }, (_, n) => chaosFile(n))
  for (const [path, bytes] of beside?.files ?? []) wanted.push({ path, bytes })
  const figures = {
    clips,
    lost: wanted.filter(({ path }) => !files.has(path)).length,
    damaged: wanted.filter(({ path, bytes }) => files.has(path) && !files.get(path)?.equals(bytes)).length,
    litter: [...files.keys()].filter((path) => !wanted.some((one) => one.path === path)),
    ...{ workersKilled, browsersKilled, settingsWritten, bulkRuns, faults: arena.faults ?? {} },
    hasDestination: await life.desk.evaluate(hasDestination, [arena.destination, arena.secrets ?? {}] as const),
    seconds: Math.round((Date.now() - began) / 1000),
  }
  life.stop()
  await life.pressclip.close()
  return figures

  async function begin() {
    const pressclip = await startPressclip(options)
    // Real servers answer here.
    await pressclip.context.unrouteAll()
    const tab = await pressclip.openOwn('options')
    const desk = await pressclip.openOwn('waiting')
    const ends = [killWorkers(pressclip), writeSettings(tab)]
    const stop = () => {
      for (const end of ends) end()
    }
    return { pressclip, desk, stop }
  }

  /** Changes the format of menu and keyboard, which these clips do not use. @returns its stop function */
  function writeSettings(tab: Page): () => void {
    let over = false
    const format = tab.getByLabel(words('field_format'))
    const next = async (n: number): Promise<void> => {
      if (over) return
      await format.selectOption(n % 2 ? 'obsidian' : 'jekyll-archive')
      settingsWritten++
      await pause(every / 3)
      return next(n + 1)
    }
    // Ends with the browser.
    next(0).catch(() => {})
    return () => {
      over = true
    }
  }

  /** @returns its stop function */
  function killWorkers({ cdp, extensionId }: Pressclip): () => void {
    let over = false
    const next = async () => {
      await pause(every * (0.5 + roll()))
      if (over) return
      // Not `Pressclip.killWorker`, which waits for a worker to end: there may be none.
      const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{ type: 'service_worker' }] })
      for (const { targetId } of targetInfos.filter(({ url }) => url.includes(extensionId))) {
        // It may have ended by itself meanwhile.
        const { success } = await cdp.send('Target.closeTarget', { targetId }).catch(() => ({ success: false }))
        if (success) workersKilled++
      }
      await next()
    }
    // Ends with the browser's connection.
    next().catch(() => {})
    return () => {
      over = true
    }
  }

  /** Write permission comes and goes with every other session. */
  async function killBrowser(): Promise<void> {
    life.stop()
    await life.pressclip.kill()
    browsersKilled++
    arena.allow?.(browsersKilled % 2 === 0, options.profile)
    life = await begin()
  }

  async function keep(n: number): Promise<void> {
    const request = { clip: chaosClip(n), preset: PRESET }
    await waitUntil(
      `an answer to clip ${n}`,
      () => life.desk.evaluate(ask, { name: 'clip', request }).catch(() => undefined),
      60_000,
    )
  }

  function report(far: string): void {
    tell(`${far}, ${workersKilled} workers and ${browsersKilled} browsers killed`)
  }

  async function outbox() {
    // Not through the worker, which may be dead and never answer.
    return (await life.desk.evaluate(readJobs)).filter(({ state }) => state !== 'done')
  }

  /** Retry everything, as a user would, until nothing waits or patience runs out. */
  async function drain(patience: number, until?: string): Promise<void> {
    // Nothing is delivered without write permission.
    if (arena.allow && browsersKilled % 2 === 1) await killBrowser()
    const end = Date.now() + patience
    for (let left = await outbox(); left.length > 0; left = await outbox()) {
      report(`all ${clips} clips, ${left.length} still to be delivered`)
      if (Date.now() > end) {
        if (!until) return
        const why = left.map(({ path, state, problem }) => `${path} ${state} ${problem?.code} ${problem?.detail}`)
        throw new Error(
          `waited ${patience / 1000} s for ${until}; there are ${left.length}: ${why.slice(0, 3).join('; ')}`,
        )
      }
      await life.desk
        .evaluate(ask, { name: 'retryDestination', request: { destination: arena.destination.id } })
        .catch(() => {})
      await pause(300)
    }
  }
}
