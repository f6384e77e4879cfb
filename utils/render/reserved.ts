import { foldedName } from './path-key'

/** The archive's pictures. */
export const PICTURES = 'images'
/**
 * What belongs to a post and is no part of the site. Jekyll leaves folders alone whose name begins with `_`; a leading dot
 * would be refused by Chromium's downloads.
 */
export const SIDECARS = '_pressclip'

/** Whether a folder at the top of the archive is not for posts: one there could take the place of what is not ours to lose. */
export const isReserved = (folder: string): boolean => [PICTURES, SIDECARS].includes(foldedName(folder.trim()))
