import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Minutes the clock is off, in turn: back, forward a little, back again. Too little for a server to mind. */
const OFF = [0, -12, -5, -13, -1]
/** Duration of each, ms. */
const EACH = 6_000

/**
 * Makes the clock of this copy of the extension jump, mostly back, as when a machine is corrected, wakes up or moves.
 * Only in its background, where the outbox counts time.
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
