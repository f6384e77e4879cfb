// Takes 2,000 outcomes of 200 kB each; started with a heap that holds a tenth of them.
import { startPool } from '../../../scripts/clip/pool.ts'

const requests = Array.from({ length: 2000 }, (_, value) => ({ value, size: 200_000 }))
const pool = startPool(requests, { script: new URL('./pool-worker.mjs', import.meta.url), workers: 2, timeout: 60_000 })
let taken = 0
for (let done = await pool.next(); done; done = await pool.next()) taken += done.outcome.answer.text.length
await pool.stop()
process.stdout.write(String(taken))
