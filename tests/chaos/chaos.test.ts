import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../scripts/browser/built'
import { ARENAS } from '../../scripts/chaos/arenas'
import { chaos } from '../../scripts/chaos/chaos'
import { seldom } from '../../scripts/chaos/seldom'

const CLIPS = Number(process.env.PRESSCLIP_CHAOS_CLIPS ?? 16)
const SEED = Number(process.env.PRESSCLIP_CHAOS_SEED ?? 20_261_123)

test.each(Object.entries(ARENAS))('%s: no clip is lost, doubled or damaged, whatever fails', async (kind, open) => {
  const home = temporaryFolder()
  const extension = join(home.path, 'extension')
  const arena = await open(SEED, extension)
  try {
    const say = (line: string) => process.stdout.write(`chaos ${kind}: ${line}\n`)
    const effort = { clips: CLIPS, seed: SEED, every: 300, home: home.path, extension, tell: seldom(say) }
    const figures = await chaos(arena, effort)
    say(JSON.stringify(figures))
    expect(figures).toMatchObject({ clips: CLIPS, lost: 0, damaged: 0, litter: [] })
    expect(figures.browsersKilled).toBeGreaterThanOrEqual(3)
    expect(figures.workersKilled).toBeGreaterThan(0)
    expect(figures.settingsWritten).toBeGreaterThan(CLIPS / 4)
    expect(figures.hasDestination).toBe(true)
  } finally {
    await arena.stop?.()
    home.remove()
  }
})
