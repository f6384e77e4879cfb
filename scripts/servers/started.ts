import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'

/** A temporary folder that another user may write to, where the tests run as root. */
export const serverFolder = (name: string, uid?: number): string =>
  ownedFolder(mkdtempSync(join(tmpdir(), `pressclip-${name}-`)), uid)

/** The user that Debian's web servers run as if root starts them. */
export const WWW_DATA = 33

/** A folder that the server may write to. @returns its path */
export function ownedFolder(path: string, uid?: number): string {
  mkdirSync(path, { recursive: true })
  if (uid !== undefined && process.getuid?.() === 0) chownSync(path, uid, uid)
  return path
}

/** A server's own program, once it answers. @throws with its output if it does not */
export async function started(command: string, args: string[], url: string): Promise<ChildProcess> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (words += data))
  child.on('error', (error) => (words += error.message))
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null || child.pid === undefined) break
    if (await fetch(url).then(Boolean, () => false)) return child
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  child.kill()
  throw new Error(`${command} did not answer: ${words}`)
}

export async function stopped(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null) {
    child.kill()
    await once(child, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
}

/** A server's folder on this disk, read past the server. */
interface Disk {
  list(): Promise<string[]>
  read(path: string): Promise<Uint8Array>
  put(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
}

export function onDisk(folder: string, uid?: number): Disk {
  const make = (path: string) => {
    if (path === folder) return
    make(dirname(path))
    ownedFolder(path, uid)
  }
  return {
    list: async () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name))),
    read: (path) => readFile(join(folder, path)),
    async put(path, bytes) {
      const at = join(folder, path)
      make(dirname(at))
      await writeFile(at, bytes)
      if (uid !== undefined && process.getuid?.() === 0) chownSync(at, uid, uid)
    },
  }
}
