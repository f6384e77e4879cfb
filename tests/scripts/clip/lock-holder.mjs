import { appendFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { lockFolder } from '../../../scripts/clip/lock-folder.ts'

const [folder, log, name, times] = process.argv.slice(2)
const lock = () => lockFolder(folder, () => {}, new AbortController().signal)
if (log === undefined) {
  // Kept, or the lock would go with it.
  globalThis.unlock = await lock()
  process.stdout.write('locked\n')
  await setTimeout(60_000)
}
for (let n = 0; n < Number(times); n++) {
  const unlock = await lock()
  appendFileSync(log, `in ${name}\n`)
  await setTimeout(1)
  appendFileSync(log, `out ${name}\n`)
  unlock()
}
