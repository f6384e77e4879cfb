import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lockFolder } from '../../../scripts/clip/lock-folder'

const script = fileURLToPath(new URL('./lock-holder.mjs', import.meta.url))
const children: ChildProcess[] = []
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressclip-lock-'))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** A process that holds the folder until it is killed, or so often for a moment. */
async function holder(...args: string[]) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, folder, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  if (args.length === 0) await once(child.stdout, 'data')
  return child
}
const never = new AbortController().signal

describe('lockFolder', { timeout: 60_000 }, () => {
  it.runIf(process.platform === 'linux')('ends where the system takes no folder', async () => {
    await expect(lockFolder('/proc/pressclip/a', () => {}, never)).rejects.toThrow('ENOENT')
  })

  it('makes the folder, and leaves nothing in it', async () => {
    const deep = join(folder, 'a', 'b')
    const unlock = await lockFolder(deep, () => {}, never)
    expect(readdirSync(deep)).toEqual(['.pressclip-lock'])
    unlock?.()
    expect(readdirSync(deep)).toEqual([])
  })

  it('waits for another process, says so once, and is free as soon as that is killed', async () => {
    const child = await holder()
    const waiting = vi.fn()
    const locked = lockFolder(folder, waiting, never)
    await vi.waitFor(() => expect(waiting).toHaveBeenCalledOnce(), { timeout: 10_000 })
    await new Promise((resolve) => setTimeout(resolve, 500))
    child.kill('SIGKILL')
    const unlock = await locked
    expect(waiting).toHaveBeenCalledOnce()
    unlock?.()
    expect(readdirSync(folder)).toEqual([])
  })

  it('waits no longer than it is told to', async () => {
    await holder()
    const stop = new AbortController()
    expect(await lockFolder(folder, () => stop.abort(), stop.signal)).toBeUndefined()
  })

  it('never lets two processes in', async () => {
    const log = join(folder, 'log')
    writeFileSync(log, '')
    const runs = await Promise.all([1, 2, 3].map((n) => holder(log, String(n), '20')))
    await Promise.all(runs.map((child) => once(child, 'close')))
    const events = readFileSync(log, 'utf8').trim().split('\n')
    expect(events).toHaveLength(120)
    for (let i = 0; i < events.length; i += 2) expect(events[i + 1]).toBe(events[i]?.replace('in', 'out'))
  })

  it('says why a folder cannot be had', async () => {
    writeFileSync(join(folder, 'file'), '')
    await expect(lockFolder(join(folder, 'file'), () => {}, never)).rejects.toThrow(/EEXIST|ENOTDIR/)
  })
})
