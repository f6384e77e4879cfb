import { parentPort } from 'node:worker_threads'
import { inWords } from './in-words.ts'
import { type PageRequest, readPage } from './read-page.ts'

parentPort?.on('message', (request: PageRequest) => {
  try {
    parentPort?.postMessage({ answer: readPage(request) })
  } catch (error) {
    parentPort?.postMessage({ error: inWords(error) })
  }
})
