import { useEffect, useRef } from 'preact/hooks'
import type { Clip } from '../../utils/article'
import { askForPictures } from '../../utils/browser/pictures/ask-for-pictures'
import { unattended } from '../../utils/browser/trouble'
import { isArrived } from '../../utils/outbox/delivery-state'
import { wantedPictures } from '../../utils/render/pictures'
import type { Preset } from '../../utils/render/preset'
import type { Session } from './session'
import type { Delivering } from './use-delivery'

/** What the button does: save, retry, and drop the receipt after an edit. */
export function useSaving({ tab, settings }: Session, preset: Preset, delivering: Delivering, isChanged: boolean) {
  const { delivery } = delivering
  /** Whether this popup's last clip was to be kept beside the earlier ones; undefined before it. */
  const wasBeside = useRef<boolean>(undefined)

  // An earlier receipt is for another text than the one shown now.
  useEffect(() => {
    if (isChanged && wasBeside.current === undefined && isArrived(delivery)) delivering.reset()
  }, [isChanged, delivery])

  function save(clip: Clip, beside: boolean): void {
    wasBeside.current = beside
    // Must come first: after anything else the browser no longer prompts.
    const asked = askForPictures(wantedPictures(clip.article, preset, settings), tab.url)
    unattended(delivering.save(clip, preset.id, { asked, beside }))
  }

  return {
    save,
    retry: (clip: () => Clip) =>
      delivery.state === 'kept' ? unattended(delivering.retry()) : save(clip(), wasBeside.current ?? false),
    reset() {
      if (delivery.state !== 'idle') delivering.reset()
    },
  }
}
