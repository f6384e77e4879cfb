import { unattended } from '../trouble'
import { type CaptureRequest, type CaptureResult, type CaptureTab, capture } from './capture'

/** In ms: how long a page that is still loading is left before it is read again. */
const AGAIN = 500
/** In ms: the reader shares the page's thread, so what is not painted before it begins is seen when it has ended. */
const PAINTED = 100

/** How far the reading of a page has come. */
export interface PageReading {
  /** The page as asked for; undefined until the first answer, and while a large page is read. */
  result?: CaptureResult
  /** The reading takes seconds. */
  isLarge: boolean
}

/** Read the page in the tab. One that is still loading is read again until it is there. @returns what ends that */
export function followPage(
  tab: CaptureTab,
  request: CaptureRequest,
  listener: (reading: PageReading) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false
  const onLarge = async () => {
    if (!over) listener({ isLarge: true })
    await new Promise((resolve) => setTimeout(resolve, PAINTED))
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
