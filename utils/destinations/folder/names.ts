import { shortHash } from '../../short-hash'

/**
 * The temporary name for writing a file. Jekyll, Obsidian and most sync programs ignore the leading dot. Chromium
 * considers `.txt` harmless; for `.tmp` and most other extensions it asks Safe Browsing after every write (a request to
 * Google; 1 to 5 s if there is no answer). The same file always gets the same name, so that the next try replaces what
 * a killed browser left.
 */
export const temporaryName = (destination: string, path: string): string =>
  `.pressclip-${shortHash(`${destination} ${path}`)}.txt`

/** The file Chromium writes to until ours is closed; it is left behind if the browser is killed. */
export const swapName = (name: string): string => `${name}.crswap`

/** Whether this is a temporary name of ours, or Chromium's swap file for one. */
export const isTemporary = (name: string): boolean =>
  /^\.pressclip-[0-9a-z]{10}\.txt(?:(?:\.\d+)?\.crswap)?$/.test(name)
