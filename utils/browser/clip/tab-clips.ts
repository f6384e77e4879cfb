import type { TabClip } from '../../outbox/account'
import { stored } from '../stored'

type TabClips = Readonly<Record<string, TabClip>>

/** The last clip of each tab; gone with the browser, like the tabs' numbers. */
export const tabClips = stored<TabClips>('session', 'tabs', (raw) => (raw ?? {}) as TabClips)

export const followTab = (tabId: number, clip: TabClip): Promise<TabClips> =>
  tabClips.update((now) => ({ ...now, [tabId]: clip }))

/** The badge has shown this clip's arrival long enough. */
export const noteBadgeShown = (tabId: number, { jobIds }: TabClip): Promise<TabClips> =>
  tabClips.update((now) => {
    const clip = now[tabId]
    return clip && String(clip.jobIds) === String(jobIds) ? { ...now, [tabId]: { ...clip, shown: true } } : now
  })

export const forgetTab = (tabId: number): Promise<TabClips> => tabClips.update(({ [tabId]: _, ...others }) => others)
