import { pause } from '../../pause'
import { unattended } from '../trouble'
import { type CaptureRequest, type CaptureResult, type CaptureTab, capture } from './capture'

/** In ms: how long to wait before reading a loading page again. */
const AGAIN = 500
/** In ms: the reader shares the page's thread, so what is not painted before it starts appears only when it ends. */
const PAINTED = 100

/** Progress of reading a page. */
export interface PageReading {
  /** The page as requested; undefined until the first answer, and while a large page is read. */
  result?: CaptureResult
  /** Reading takes seconds. */
  isLarge: boolean
}

/** Read the page in the tab, again and again while it is still loading. @returns a function to stop */
export function followPage(
  tab: CaptureTab,
  request: CaptureRequest,
  listener: (reading: PageReading) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false
  const onLarge = async () => {
    if (!over) listener({ isLarge: true })
    await pause(PAINTED)
  }
  const read = async () => {
    const result = await capture(tab, request, onLarge)
    if (over) return
    listener({ result, isLarge: false })
    if ('problem' in result && result.problem === 'loading') timer = setTimeout(() => unattended(read()), AGAIN)
  }
  unattended(read())
  return () => {
    over = true
    clearTimeout(timer)
  }
}
