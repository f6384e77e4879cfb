import { useEffect, useState } from 'preact/hooks'
import { type CaptureRequest, type CaptureResult, type CaptureTab, capture } from '../../utils/browser/capture'

const AGAIN = 500

/** The page in the tab as asked for; until the first answer undefined. A page still loading is read again until it is there. */
export function useCapture(tab: CaptureTab, request: CaptureRequest): CaptureResult | undefined {
  const [result, setResult] = useState<CaptureResult>()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let over = false
    const read = async () => {
      const found = await capture(tab, request)
      if (over) return
      setResult(found)
      if ('problem' in found && found.problem === 'loading') timer = setTimeout(read, AGAIN)
    }
    void read()
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [tab, request])
  return result
}
