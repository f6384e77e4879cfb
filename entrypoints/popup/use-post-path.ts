import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Clip } from '../../utils/article'
import { archiveQuestions } from '../../utils/browser/clip/archive-questions'
import { type PostPath, postPath } from '../../utils/browser/clip/post-path'
import { unattended } from '../../utils/browser/trouble'
import type { Account } from '../../utils/outbox/account'
import type { Preset } from '../../utils/render/preset'
import { render } from '../../utils/render/render'
import type { Settings } from '../../utils/settings'

/** Where the clip would go and what was saved of it before; just the post until the index has answered. */
export function usePostPath(clip: Clip, preset: Preset, settings: Settings, account?: Account): PostPath {
  const [found, setFound] = useState<PostPath>()
  const [archive] = useState(archiveQuestions)
  useEffect(() => {
    let over = false
    const shown = (path: PostPath) => {
      if (!over) setFound(path)
    }
    unattended(postPath(clip, preset, settings, archive.about(clip, account)).then(shown))
    return () => {
      over = true
    }
  }, [clip, preset, settings])
  return useMemo(() => found ?? { file: render(clip, preset, settings)[0], where: [] }, [found, clip, preset, settings])
}
