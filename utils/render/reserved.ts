import { foldedName } from './path-key'

/** The folder of pictures. */
export const PICTURES = 'images'
/**
 * The folder of what belongs to a post but not to the site. Jekyll ignores folders with a leading `_`; Chromium's
 * downloads would refuse a leading dot.
 */
export const SIDECARS = '_pressclip'

/** Whether posts may not go in this top-level folder of the archive: they could overwrite files that are not ours. */
export const isReserved = (folder: string): boolean => [PICTURES, SIDECARS].includes(foldedName(folder.trim()))
