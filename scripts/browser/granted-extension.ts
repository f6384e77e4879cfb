import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { builtExtension, temporaryFolder } from './built'

/** Rights the user has given, beyond those of the click, to the extension for this browser (Chromium). */
export interface Grants {
  browser?: 'chrome' | 'firefox'
  /** Match patterns. */
  hosts?: readonly string[]
  permissions?: readonly string[]
}

/**
 * A copy of the built extension to which these rights are given from the start: a browser without a window has nobody to
 * answer its question. Only the manifest differs. The folder's path gives the extension its id.
 */
export function grantedExtension(
  { browser = 'chrome', hosts = [], permissions = [] }: Grants,
  path?: string,
): { path: string; remove: () => void } {
  const folder = path === undefined ? temporaryFolder() : { path, remove: () => {} }
  cpSync(builtExtension(browser), folder.path, { recursive: true })
  const file = join(folder.path, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  manifest.host_permissions = hosts
  manifest.permissions = [...new Set([...manifest.permissions, ...permissions])]
  writeFileSync(file, JSON.stringify(manifest))
  return folder
}
