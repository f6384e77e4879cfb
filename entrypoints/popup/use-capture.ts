import { useEffect, useState } from 'preact/hooks'
import { type CaptureRequest, type CaptureResult, type CaptureTab, capture } from '../../utils/browser/capture/capture'
import { unattended } from '../../utils/browser/trouble'

const AGAIN = 500

interface Captured {
  /** The page in the tab as asked for; undefined until the first answer, and while a large page is read. */
  result?: CaptureResult
  /** The reading takes seconds. */
  isLarge: boolean
}

/** Reads the page in the tab. One that is still loading is read again until it is there. */
export function useCapture(tab: CaptureTab, request: CaptureRequest): Captured {
  const [captured, setCaptured] = useState<Captured>({ isLarge: false })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let over = false
    const onLarge = async () => {
      if (!over) setCaptured({ isLarge: true })
      await painted()
    }
    const read = async () => {
      const result = await capture(tab, request, onLarge)
      if (over) return
      setCaptured({ result, isLarge: false })
      if ('problem' in result && result.problem === 'loading') timer = setTimeout(() => unattended(read()), AGAIN)
    }
    unattended(read())
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [tab, request])
  return captured
}

/** The reader shares the popup's thread: what is not on the screen before it begins comes when it has ended. */
const painted = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100))
