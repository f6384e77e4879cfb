import type { MessageKey, Translate } from './words'

/** The name of a format; its id if it has none yet. */
export const presetName = (t: Translate, id: string): string =>
  t(`preset_${id.replaceAll('-', '_')}` as MessageKey) || id
