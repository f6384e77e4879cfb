import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from './free-port'
import { serverFolder, started, stopped } from './started'

/** `rclone serve webdav` over a temporary folder: golang.org/x/net/webdav, which ignores conditions. */
export async function rclone({ user, password }: Record<'user' | 'password', string>) {
  const root = serverFolder('rclone')
  const files = join(root, 'files')
  mkdirSync(files)
  const port = await freePort()
  const args = ['serve', 'webdav', files, '--addr', `127.0.0.1:${port}`, '--user', user, '--pass', password]
  const cache = ['--config', join(root, 'none'), '--cache-dir', join(root, 'cache'), '--dir-cache-time', '0s']
  const url = `http://127.0.0.1:${port}/`
  const child = await started('rclone', [...args, ...cache], url)
  return { url, files, stop: () => stopped(child, root) }
}
