import { parentPort, threadId } from 'node:worker_threads'

parentPort.on('message', ({ does, after = 0, value, size = 0 }) => {
  if (does === 'hang') for (;;);
  if (does === 'throw') throw new Error('worker broke')
  if (does === 'exit') process.exit(3)
  if (does === 'reject') parentPort.postMessage({ error: 'no such page' })
  else setTimeout(() => parentPort.postMessage({ answer: { value, threadId, text: 'x'.repeat(size) } }), after)
})
