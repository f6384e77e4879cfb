import { shortHash } from '../../short-hash'

/**
 * The name under which a file is written before it takes its own. A leading dot: Jekyll, Obsidian and most sync programs
 * pass it over. Its ending is one of those Chromium knows to be harmless: for `.tmp` and most others it asks Safe
 * Browsing after every write (a request to Google; 1 to 5 s without an answer). The same file always gets the same name,
 * so that the next try replaces what a killed browser left.
 */
export const temporaryName = (destination: string, path: string): string =>
  `.pressclip-${shortHash(`${destination} ${path}`)}.txt`

/** What Chromium writes into until the file is closed; it stays when the browser is killed. */
export const swapName = (name: string): string => `${name}.crswap`

/** Whether a name is one of ours for files that are still being written, or Chromium's for them. */
export const isTemporary = (name: string): boolean =>
  /^\.pressclip-[0-9a-z]{10}\.txt(?:(?:\.\d+)?\.crswap)?$/.test(name)
