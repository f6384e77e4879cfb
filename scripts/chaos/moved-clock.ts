import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How far the clock is off, in minutes, one after the other: back, on a little, back again. No server minds so little. */
const OFF = [0, -12, -5, -13, -1]
/** So long each, in ms. */
const EACH = 6_000

/**
 * The clock of this copy of the extension jumps, mostly back: as on a machine that is set right, wakes up or moves.
 * Only its background's code knows it, which is where the outbox counts time.
 */
export function moveClock(extension: string): void {
  const file = join(extension, 'background.js')
  const clock = `{
    const RealDate = Date
    const off = ${JSON.stringify(OFF)}
    const now = () => {
      const real = RealDate.now()
      return real + off[Math.floor(real / ${EACH}) % off.length] * 60000
    }
    globalThis.Date = class extends RealDate {
      static now = now
      constructor(...given) {
        super(...(given.length === 0 ? [now()] : given))
      }
    }
  };\n`
  writeFileSync(file, clock + readFileSync(file, 'utf8'))
}
