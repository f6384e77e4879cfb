import { execFileSync, spawn } from 'node:child_process'

/** Whether there is a screen and a hand to use it with. */
export function hasScreen(): boolean {
  try {
    for (const program of ['Xvfb', 'xdotool']) execFileSync('which', [program], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** A virtual screen; `hand` moves its pointer and presses its keys, in xdotool's words. */
export async function openScreen() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const number = await new Promise<string>((resolve, reject) => {
    server.stdio[3]?.once('data', (data) => resolve(String(data).trim()))
    server.once('error', reject)
    server.once('exit', () => reject(new Error('Xvfb ended')))
  })
  const display = `:${number}`
  const hand = (...args: (string | number)[]) =>
    execFileSync('xdotool', args.map(String), { encoding: 'utf8', env: { ...process.env, DISPLAY: display } })
  return {
    display,
    hand,
    /** How many windows there are; an open menu is one. */
    windows: () => hand('search', '--onlyvisible', '--name', '').split('\n').length,
    close: () => server.kill(),
  }
}
