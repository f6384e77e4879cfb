import { parentPort } from 'node:worker_threads'
import messages from '../../public/_locales/en/messages.json'
import { Problem } from '../../utils/problem'
import { type PageRequest, readPage } from './read-page.ts'

parentPort?.on('message', (request: PageRequest) => {
  try {
    parentPort?.postMessage({ answer: readPage(request) })
  } catch (error) {
    parentPort?.postMessage({ error: inWords(error) })
  }
})

function inWords(error: unknown): string {
  if (!(error instanceof Problem)) return error instanceof Error ? error.message : String(error)
  const words: Record<string, { message: string }> = messages
  const said = words[`problem_${error.code}`]?.message ?? error.code
  return error.message === error.code ? said : `${said} (${error.message})`
}
