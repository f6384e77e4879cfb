import type { TabClip } from '../../outbox/account'
import { stored } from '../stored'

type TabClips = Readonly<Record<string, TabClip>>

/** The clip last made in each tab; gone with the browser, as the tabs' numbers are. */
export const tabClips = stored<TabClips>('session', 'tabs', (raw) => (raw ?? {}) as TabClips)

export const followTab = (tabId: number, clip: TabClip): Promise<TabClips> =>
  tabClips.update((now) => ({ ...now, [tabId]: clip }))

/** The badge has said long enough that this clip arrived. */
export const noteBadgeShown = (tabId: number, { jobIds }: TabClip): Promise<TabClips> =>
  tabClips.update((now) => {
    const clip = now[tabId]
    return clip && String(clip.jobIds) === String(jobIds) ? { ...now, [tabId]: { ...clip, shown: true } } : now
  })

export const forgetTab = (tabId: number): Promise<TabClips> => tabClips.update(({ [tabId]: _, ...others }) => others)
