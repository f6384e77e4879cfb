import type { MessageKey, Translate } from './words'

/** What people call a format; its id while it has no name yet. */
export const presetName = (t: Translate, id: string): string =>
  t(`preset_${id.replaceAll('-', '_')}` as MessageKey) || id
