import { safeName } from '../../render/safe-name'

/** A subfolder of Downloads from what the person typed: parts every system accepts, nothing that climbs out; may be empty. */
export const folderPath = (folder: string): string =>
  folder
    .split(/[\\/]/)
    .map((part) => safeName(part, 240))
    .filter(Boolean)
    .join('/')
