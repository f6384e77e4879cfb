import { useEffect, useState } from 'preact/hooks'
import type { CaptureRequest, CaptureTab } from '../../utils/browser/capture/capture'
import { followPage, type PageReading } from '../../utils/browser/capture/follow-page'

/** Reads the page in the tab. */
export function useCapture(tab: CaptureTab, request: CaptureRequest): PageReading {
  const [reading, setReading] = useState<PageReading>({ isLarge: false })
  useEffect(() => followPage(tab, request, setReading), [tab, request])
  return reading
}
