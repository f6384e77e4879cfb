import { safeName } from '../../render/safe-name'

/** The folder path the user typed, made of names every system accepts and without `..`; may be empty. */
const folderPath = (folder: string): string =>
  folder
    .split(/[\\/]/)
    .map((part) => safeName(part, 240))
    .filter(Boolean)
    .join('/')

/** A path of the archive inside that folder. */
export const within = (folder: string, path: string): string => [folderPath(folder), path].filter(Boolean).join('/')
