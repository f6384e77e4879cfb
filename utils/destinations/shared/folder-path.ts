import { safeName } from '../../render/safe-name'

/** A folder in a destination from what the user typed: parts every system accepts, nothing that climbs out; may be empty. */
const folderPath = (folder: string): string =>
  folder
    .split(/[\\/]/)
    .map((part) => safeName(part, 240))
    .filter(Boolean)
    .join('/')

/** A path of the archive in that folder. */
export const within = (folder: string, path: string): string => [folderPath(folder), path].filter(Boolean).join('/')
