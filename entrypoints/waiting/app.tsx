import { useEffect, useState } from 'preact/hooks'
import { WaitingList } from '../../components/waiting-list'
import { useWords } from '../../components/words'
import { send } from '../../utils/browser/messages'
import { readSettings } from '../../utils/browser/settings'
import { folderPath } from '../../utils/destinations/downloads/folder'
import { library } from '../../utils/library/database'
import type { Job } from '../../utils/library/job'
import { jobs } from '../../utils/library/outbox'

/** The background delivers on its own: look often enough to seem live. */
const LOOK = 1000

export function App() {
  const t = useWords()
  const [waiting, setWaiting] = useState<{ jobs: Job[]; folder: string }>()

  const look = async () => {
    const [all, settings] = await Promise.all([library().then(jobs), readSettings()])
    setWaiting({ jobs: all.filter((job) => job.state !== 'done'), folder: folderPath(settings.folder) })
  }

  useEffect(() => {
    void look()
    const timer = setInterval(look, LOOK)
    return () => clearInterval(timer)
  }, [])

  // The outcome of a retry is in the job, and so on the page.
  const then = (answer: Promise<unknown>) => void answer.then(look, look)

  return (
    <main>
      <header>
        <img src="/icon/96.png" alt="" />
        <h1>{t('waiting_title')}</h1>
      </header>
      {waiting && (
        <WaitingList
          {...waiting}
          now={Date.now()}
          onRetry={({ id }) => then(send('retry', { jobId: id }))}
          onDiscard={({ id }) => then(send('discard', { jobId: id }))}
          onSave={saveAsFile}
        />
      )}
    </main>
  )
}

/** Hand the file to the browser as any page would. The job stays: only the person knows whether the file was kept. */
function saveAsFile({ file }: Job): void {
  if (!file) return
  const url = URL.createObjectURL(new Blob([file.text], { type: file.type }))
  const link = document.createElement('a')
  link.href = url
  link.download = file.path.split('/').pop() ?? ''
  link.click()
  // Revoked at once, the download would not begin.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
