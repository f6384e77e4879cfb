import { foldedName } from './path-key'

/** The archive's pictures. */
export const PICTURES = 'images'
/**
 * What belongs to a post and is no part of the site. Jekyll leaves folders alone whose name begins with `_`; a leading dot
 * would be refused by Chromium's downloads.
 */
export const SIDECARS = '_pressclip'

/** Whether posts may not go in this top-level folder of the archive: they could overwrite files that are not ours. */
export const isReserved = (folder: string): boolean => [PICTURES, SIDECARS].includes(foldedName(folder.trim()))
